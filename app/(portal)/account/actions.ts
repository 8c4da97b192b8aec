'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { currentActor, currentVisitor } from '@/lib/auth/current-actor'
import { clearSessionCookie } from '@/lib/auth/session-cookie'
import { type Answer, answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { changePassword } from '@/lib/people/passwords/change-password'
import { changePasswordInput } from '@/lib/people/person-input'
import { signOutEverywhere } from '@/lib/people/sessions/sign-out-everywhere'

/** Changes one's own password: every session ends, and this browser gets a new one. */
export async function changeMyPassword(form: FormData): Promise<Answer<void>> {
  return answer(async () => {
    const actor = await currentActor()
    const { sessionId } = await currentVisitor()
    const input = acceptInput(changePasswordInput, formFields(form))
    const proven = await changePassword(actor, input, sessionId)
    await beginBrowserSession(proven)
  })
}

/** Ends all of one's own sessions, this one included. */
export async function signMeOutEverywhere(): Promise<Answer<void>> {
  const outcome = await answer(async () => {
    await signOutEverywhere(await currentActor())
  })
  if (!outcome.ok) return outcome
  await clearSessionCookie()
  redirect('/sign-in?because=everywhere')
}
