'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { readSetupLink } from '@/lib/people/invitations/read-setup-link'
import { redeemSetupLink } from '@/lib/people/invitations/redeem-setup-link'
import {
  type FirstAdministratorForm,
  firstAdministratorInput,
  linkInput,
} from '@/lib/people/person-input'

/** Whether the set-up link still opens something. */
export async function readLink(token: string): Promise<Answer<void>> {
  return answer(() => readSetupLink(acceptInput(linkInput, { token }).token))
}

/** Creates the first organization and its administrator, and signs them in. */
export async function setUp(
  link: string,
  form: FormOf<FirstAdministratorForm>,
): Promise<Answer<void>> {
  const done = await answer(async () => {
    const { token } = acceptInput(linkInput, { token: link })
    const input = acceptForm(firstAdministratorInput, form)
    await beginBrowserSession(await redeemSetupLink(token, input, await requestOrigin()))
  })
  if (done.ok) redirect('/apps')
  return done
}
