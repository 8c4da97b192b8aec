import type { Actor } from '@/lib/actor'
import type { Answer } from '@/lib/http/answer'
import { changing } from './changing'

/** A change that the page shows when it succeeded. The answer has no value. */
export function changed(work: (actor: Actor) => Promise<unknown>): Promise<Answer<null>> {
  return changing(async (actor) => {
    await work(actor)
    return null
  })
}
