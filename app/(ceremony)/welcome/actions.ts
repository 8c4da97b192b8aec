'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { requestOrigin } from '@/lib/http/request-origin'
import { choosePassword } from '@/lib/people/invitations/choose-password'
import { type LinkOwner, readWelcomeLink } from '@/lib/people/invitations/read-welcome-link'
import { choosePasswordInput, linkInput } from '@/lib/people/person-input'

/** Whom the welcome link is for. */
export async function readLink(token: string): Promise<Answer<LinkOwner>> {
  return answer(() => readWelcomeLink(acceptInput(linkInput, { token }).token))
}

/** Sets the password that the link's person has chosen, and signs them in. */
export async function chooseMyPassword(given: string, form: FormData): Promise<Answer<void>> {
  const outcome = await answer(async () => {
    const { token } = acceptInput(linkInput, { token: given })
    const input = acceptInput(choosePasswordInput, formFields(form))
    const proven = await choosePassword(token, input, await requestOrigin())
    await beginBrowserSession(proven)
  })
  if (outcome.ok) redirect('/apps')
  return outcome
}
