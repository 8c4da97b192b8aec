'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { completeBrowserSession, endBrowserSession } from '@/lib/auth/browser-session'
import { currentOwner, currentVisitor } from '@/lib/auth/current-actor'
import { readDeviceCookie } from '@/lib/auth/device-cookie'
import { safeNext } from '@/lib/auth/safe-next'
import { writeSessionCookie } from '@/lib/auth/session-cookie'
import { type Answer, answer, leadTo } from '@/lib/http/answer'
import { askForPasskey } from '@/lib/people/second-factor/ask-for-passkey'
import { giveSecondFactor } from '@/lib/people/second-factor/give-second-factor'
import { listAuthenticationMethods } from '@/lib/people/second-factor/list-authentication-methods'
import type {
  AuthenticationMethods,
  PasskeyRequestOptions,
} from '@/lib/people/second-factor/second-factor'
import {
  type SecondFactorForm,
  type StepUpForm,
  secondFactorInput,
  stepUpInput,
} from '@/lib/people/second-factor/step-up-input'
import { findFactorDevice } from '@/lib/people/sessions/find-factor-device'
import { stepUp } from '@/lib/people/sign-in/step-up'
import { countingRefusedSignIn } from '@/lib/usage/note-refused-sign-in'

/** The authentication methods of the person in this session. */
export async function listMyMethods(): Promise<Answer<AuthenticationMethods>> {
  return answer(async () => listAuthenticationMethods((await currentVisitor()).person))
}

/** What this browser needs to use a passkey. */
export async function askMyPasskey(): Promise<Answer<PasskeyRequestOptions>> {
  return answer(async () => {
    const { person, sessionId } = await currentVisitor()
    return askForPasskey(person, sessionId)
  })
}

/** Authenticates again in an open session. */
export async function stepUpMySession(form: StepUpForm): Promise<Answer<void>> {
  return answer(async () => {
    const { owner, sessionId } = await currentOwner()
    const renewed = await stepUp(owner, sessionId, acceptInput(stepUpInput, form))
    if (renewed) await writeSessionCookie(renewed)
  })
}

/** Ends a sign-in that waits for the second factor, and goes on to `next`. */
export async function finishSignIn(
  next: string | null,
  form: SecondFactorForm,
): Promise<Answer<void>> {
  const finished = await answer(async () => {
    const { person, sessionId } = await currentVisitor()
    const input = acceptInput(secondFactorInput, form)
    const device = await findFactorDevice(sessionId, await readDeviceCookie())
    const complete = await countingRefusedSignIn(person.origin, () =>
      giveSecondFactor(person, { sessionId, device }, input),
    )
    await completeBrowserSession(complete)
  })
  if (!finished.ok) return finished
  redirect(safeNext(next) ?? '/apps')
}

/** Forgets who began to sign in here. */
export async function startOver(next: string | null): Promise<void> {
  return leadTo(async () => {
    const onward = safeNext(next)
    await endBrowserSession()
    return onward ? `/sign-in?${new URLSearchParams({ next: onward })}` : '/sign-in'
  })
}
