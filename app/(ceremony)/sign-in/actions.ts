'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/people/sign-in-form'
import { keepBrowserSession } from '@/lib/auth/browser-session'
import { readDeviceCookie } from '@/lib/auth/device-cookie'
import { safeNext } from '@/lib/auth/safe-next'
import { answer } from '@/lib/http/answer'
import { acceptForm, type FieldName, type FormOf, typedIn } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { type SignInForm, signInForm } from '@/lib/people/person-input'
import { signIn } from '@/lib/people/sign-in/sign-in'

const EMAIL: FieldName<SignInForm> = 'email'

/** Signs in with email and password and goes on to `next`, if that is a path of ours. */
export async function signInHere(
  _before: SignInState,
  form: FormOf<SignInForm>,
): Promise<SignInState> {
  const signedIn = await answer(async () => {
    const { next, ...credentials } = acceptForm(signInForm, form)
    const devices = await readDeviceCookie()
    await keepBrowserSession(await signIn(credentials, await requestOrigin(), { devices }))
    return safeNext(next)
  })
  if (signedIn.ok) redirect(signedIn.value ?? '/apps')
  // What was typed stays in the form, as it was typed.
  return { email: typedIn(form, EMAIL), refusal: signedIn.refusal }
}
