import { refresh } from 'next/cache'
import type { Actor } from '@/lib/actor'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'

/** A change that the page shows when it succeeded. */
export async function changing<T>(work: (actor: Actor) => Promise<T>): Promise<Answer<T>> {
  const answer = await asActor(work)
  if (answer.ok) refresh()
  return answer
}
