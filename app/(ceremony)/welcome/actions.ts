'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { choosePassword } from '@/lib/people/invitations/choose-password'
import { type LinkOwner, readWelcomeLink } from '@/lib/people/invitations/read-welcome-link'
import { type ChoosePasswordForm, choosePasswordInput, linkInput } from '@/lib/people/person-input'

/** Whom the welcome link is for. */
export async function readLink(token: string): Promise<Answer<LinkOwner>> {
  return answer(() => readWelcomeLink(acceptInput(linkInput, { token }).token))
}

/** Sets the password that the link's person has chosen, and signs them in. */
export async function chooseMyPassword(
  link: string,
  form: FormOf<ChoosePasswordForm>,
): Promise<Answer<void>> {
  const done = await answer(async () => {
    const { token } = acceptInput(linkInput, { token: link })
    const input = acceptForm(choosePasswordInput, form)
    const proven = await choosePassword(token, input, await requestOrigin())
    await beginBrowserSession(proven)
  })
  if (done.ok) redirect('/apps')
  return done
}
