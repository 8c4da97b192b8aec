'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { AnswerState } from '@/components/ceremony/answer-form'
import { currentActor } from '@/lib/auth/current-actor'
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie'
import { answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { approveInteraction } from '@/lib/oauth/interaction/approve-interaction'
import { denyInteraction } from '@/lib/oauth/interaction/deny-interaction'
import { endSession } from '@/lib/people/end-session'

/**
 * What the person said, and where the browser goes on. The browser's interaction cookie says which
 * question it was: whoever does not hold it answers nothing. Anything but approval is a no.
 */
export async function answerInteraction(
  uid: string,
  _before: AnswerState,
  form: FormData,
): Promise<AnswerState> {
  return answer(async () => {
    const cookieHeader = (await headers()).get('cookie')
    if (formFields(form).answer !== 'approve') return denyInteraction(cookieHeader, uid)
    return approveInteraction(cookieHeader, uid, await currentActor())
  })
}

/** Ends the session here and comes back with another person, or with a new proof of the same. */
export async function signInAnew(uid: string): Promise<void> {
  const sessionId = await readSessionCookie()
  if (sessionId) await endSession(sessionId)
  await clearSessionCookie()
  redirect(`/sign-in?${new URLSearchParams({ next: `/interaction/${encodeURIComponent(uid)}` })}`)
}
