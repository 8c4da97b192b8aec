'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { AnswerState } from '@/components/ceremony/answer-form'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { currentActor } from '@/lib/auth/current-actor'
import { answer } from '@/lib/http/answer'
import { formFields } from '@/lib/http/form-fields'
import { approveInteraction } from '@/lib/oauth/interaction/approve-interaction'
import { denyInteraction } from '@/lib/oauth/interaction/deny-interaction'

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

/** Ends the session here and comes back with another person. */
export async function signInAnew(uid: string): Promise<void> {
  await endBrowserSession()
  redirect(`/sign-in?${new URLSearchParams({ next: pageOf(uid) })}`)
}

/** Comes back with a new proof; what the session here has let in goes on, if it is the same person. */
export async function proveAnew(uid: string): Promise<void> {
  redirect(`/sign-in?${new URLSearchParams({ again: '1', next: pageOf(uid) })}`)
}

function pageOf(uid: string): string {
  return `/interaction/${encodeURIComponent(uid)}`
}
