'use server'

import { headers } from 'next/headers'
import type { AnswerState } from '@/components/ceremony/answer-form'
import { endBrowserSession } from '@/lib/auth/browser-session'
import { actorIfSignedIn, currentActor } from '@/lib/auth/current-actor'
import { answer, leadTo } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { typedIn } from '@/lib/http/form'
import { approveInteraction } from '@/lib/oauth/interaction/approve-interaction'
import { denyInteraction } from '@/lib/oauth/interaction/deny-interaction'

/**
 * Stores the person's answer and says where the browser goes on. Only the browser that holds the
 * interaction's cookie can answer. Anything but approval is a no.
 */
export async function answerInteraction(
  uid: string,
  _before: AnswerState,
  form: FormData,
): Promise<AnswerState> {
  return answer(async () => {
    const ref = { uid, cookieHeader: (await headers()).get('cookie') }
    if (typedIn(form, 'answer') !== 'approve') return denyInteraction(ref, await actorIfSignedIn())
    return approveInteraction(await currentActor(), ref)
  })
}

/** Ends the session here and comes back with another person. */
export async function switchPerson(uid: string): Promise<void> {
  return leadTo(async () => {
    await endBrowserSession()
    return `/sign-in?${new URLSearchParams({ next: pageOf(uid) })}`
  })
}

/** Comes back after re-authentication. The same person stays signed in to the apps of this session. */
export async function reauthenticate(uid: string): Promise<void> {
  return leadTo(async () => `/sign-in?${new URLSearchParams({ again: '1', next: pageOf(uid) })}`)
}

function pageOf(uid: string): string {
  return `/interaction/${encodeURIComponent(argumentText(uid))}`
}
