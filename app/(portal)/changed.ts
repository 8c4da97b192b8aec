import { refresh } from 'next/cache'
import type { Actor } from '@/lib/actor'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'

/** A change that the page shows when it succeeded. The answer has no value. */
export function changed(work: (actor: Actor) => Promise<unknown>): Promise<Answer<null>> {
  return asActor(async (actor) => {
    await work(actor)
    refresh()
    return null
  })
}
