import { refresh } from 'next/cache'
import type { Actor } from '@/lib/actor'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'

/**
 * A change whose result the page must show, whether it succeeded or came too late. When the session
 * has ended, the page would lead to the sign-in, and away from what was typed.
 */
export async function refreshed<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  const answer = await asActor(work)
  if (answer.ok || answer.refusal.code !== 'not_signed_in') refresh()
  return answer
}
