'use server'

import { redirect } from 'next/navigation'
import type { SignInState } from '@/components/people/sign-in-form'
import { keepBrowserSession } from '@/lib/auth/browser-session'
import { safeNext } from '@/lib/auth/safe-next'
import { answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { requestOrigin } from '@/lib/http/request-origin'
import { signIn } from '@/lib/people/sign-in/sign-in'

/** Signs in with email and password and goes on to `next`, if that is a path of ours. */
export async function signInHere(_before: SignInState, form: FormData): Promise<SignInState> {
  const { email = '', password, next } = formFields(form)
  const outcome = await answer(async () =>
    keepBrowserSession(await signIn({ email, password }, await requestOrigin())),
  )
  if (outcome.ok) redirect(safeNext(next) ?? '/apps')
  return { email, refusal: outcome.refusal }
}
