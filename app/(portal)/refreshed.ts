import { refresh } from 'next/cache'
import type { Actor } from '@/lib/actor'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'

/** A change whose result the page must show, whether it succeeded or came too late. */
export async function refreshed<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  const answer = await asActor(work)
  refresh()
  return answer
}
