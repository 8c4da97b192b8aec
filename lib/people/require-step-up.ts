import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Refusal } from '@/lib/errors'

/** After signing in or a step-up, nobody is asked again for so many seconds. */
export const STEP_UP_SECONDS = 5 * MINUTE

/**
 * Requires step-up. Throws `Refusal('step_up_required')` unless the actor has authenticated within
 * the last five minutes. Call it after all other checks of the actor's rights, so that nobody does
 * a step-up in vain.
 */
export function requireStepUp(actor: Pick<Actor, 'provenAt'>): void {
  if (now() >= secondsAfter(actor.provenAt, STEP_UP_SECONDS)) {
    throw new Refusal('step_up_required', `proven at ${actor.provenAt.toISOString()}`)
  }
}
