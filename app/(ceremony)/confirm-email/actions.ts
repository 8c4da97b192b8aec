'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { linkInput } from '@/lib/people/person-input'
import { confirmEmail } from '@/lib/people/profile/confirm-email'
import { readEmailLink } from '@/lib/people/profile/read-email-link'

/** Which email the link gives to the one who asks. */
export async function readLink(link: string): Promise<Answer<{ email: string }>> {
  return asActor((actor) => readEmailLink(actor, acceptInput(linkInput, { token: link }).token))
}

/** Gives the one who asks the email of the link. */
export async function confirmMyEmail(link: string): Promise<Answer<void>> {
  const done = await asActor((actor) =>
    confirmEmail(actor, acceptInput(linkInput, { token: link }).token),
  )
  if (done.ok) redirect('/account')
  return done
}
