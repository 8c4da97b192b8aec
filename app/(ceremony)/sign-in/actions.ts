'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/people/sign-in-form'
import { keepBrowserSession } from '@/lib/auth/browser-session'
import { readDeviceCookie } from '@/lib/auth/device-cookie'
import { safeNext } from '@/lib/auth/safe-next'
import { answer } from '@/lib/http/answer'
import { acceptForm, type FieldName, type FormOf, typedIn } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { normalEmail } from '@/lib/people/person'
import { type SignInForm, signInForm } from '@/lib/people/person-input'
import { signIn } from '@/lib/people/sign-in/sign-in'
import { findProviderOfAddress } from '@/lib/providers/find-provider-of-address'
import { countingRefusedSignIn } from '@/lib/usage/note-refused-sign-in'

const EMAIL: FieldName<SignInForm> = 'email'
const PASSWORD: FieldName<SignInForm> = 'password'

/**
 * Signs in with email and password and goes on to `next`, if that is a path of ours. With an address
 * alone it leads to the provider for the address's domain.
 */
export async function signInHere(
  _before: SignInState,
  form: FormOf<SignInForm>,
): Promise<SignInState> {
  const email = typedIn(form, EMAIL)
  const provider =
    typedIn(form, PASSWORD) === '' ? await findProviderOfAddress(normalEmail(email)) : null
  if (provider) return { email, refusal: null, departure: departureTo(provider, form) }
  const signedIn = await answer(async () => {
    const { next, again: _, ...credentials } = acceptForm(signInForm, form)
    const devices = await readDeviceCookie()
    const origin = await requestOrigin()
    const session = await countingRefusedSignIn(origin, () =>
      signIn(credentials, origin, { devices }),
    )
    await keepBrowserSession(session)
    return safeNext(next)
  })
  if (signedIn.ok) redirect(signedIn.value ?? '/apps')
  // What was typed stays in the form, as it was typed.
  return { email, refusal: signedIn.refusal, departure: null }
}

/** Where the browser leaves for the provider, with the address that it need not ask for again. */
function departureTo(provider: string, form: FormOf<SignInForm>): string {
  const hint = normalEmail(typedIn(form, EMAIL))
  const next = typedIn(form, 'next')
  const anew = typedIn(form, 'again') !== ''
  const query = { provider, hint, ...(next && { next }), ...(anew && { again: '1' }) }
  return `/sign-in/openid?${new URLSearchParams(query)}`
}
