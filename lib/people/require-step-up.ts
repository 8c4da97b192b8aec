import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { DEFAULT_POLICY } from '@/lib/policies/policy'

type Proven = Pick<Actor, 'provenAt' | 'stepUpMinutes'>

/** Until when the actor may do what needs a step-up. The policy says how long that is. */
function provenUntil({ provenAt, stepUpMinutes = DEFAULT_POLICY.stepUpMinutes }: Proven): Date {
  return secondsAfter(provenAt, stepUpMinutes * MINUTE)
}

/** For a page: for how long nobody needs to ask the actor, from now on and after a step-up. */
export function stepUpTimes(actor: Proven): { recentMs: number; stepUpMinutes: number } {
  const { stepUpMinutes = DEFAULT_POLICY.stepUpMinutes } = actor
  return { recentMs: provenUntil(actor).getTime() - now().getTime(), stepUpMinutes }
}

/**
 * Requires step-up. Throws `Refusal('step_up_required')` unless the actor has authenticated as
 * lately as the policy wants. Call it after all other checks of the actor's rights, so that nobody
 * does a step-up in vain.
 */
export function requireStepUp(actor: Proven): void {
  if (now() >= provenUntil(actor)) {
    throw new Refusal('step_up_required', `proven at ${actor.provenAt.toISOString()}`)
  }
}
