import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Refusal } from '@/lib/errors'

/** For this long after proving who one is, nobody is asked again. */
const RECENT_PROOF_SECONDS = 5 * MINUTE

/**
 * For what an open session alone shall not do: throws `Refusal('step_up_required')` unless the actor
 * has proven who they are within five minutes. Ask it once the actor is known to be allowed the
 * rest, so that nobody proves anything in vain.
 */
export function requireStepUp(actor: Pick<Actor, 'provenAt'>): void {
  if (now() >= secondsAfter(actor.provenAt, RECENT_PROOF_SECONDS)) {
    throw new Refusal('step_up_required', `proven at ${actor.provenAt.toISOString()}`)
  }
}
