import type { Actor } from '@/lib/actor'
import { MINUTE } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { DEFAULT_POLICY } from '@/lib/policies/policy'
import { stepUpChallenge } from './challenge'

/** RFC 9470 §3: the client is told how recent the sign-in has to be, and asks for it by `max_age`. */
export class StepUpNeeded extends Refusal {
  readonly headers: { 'www-authenticate': string }

  constructor({
    provenAt,
    stepUpMinutes = DEFAULT_POLICY.stepUpMinutes,
  }: Pick<Actor, 'provenAt' | 'stepUpMinutes'>) {
    super('insufficient_user_authentication', `proven at ${provenAt.toISOString()}`)
    this.headers = { 'www-authenticate': stepUpChallenge(stepUpMinutes * MINUTE) }
  }
}

/** The outcome, or what the client has to ask for when the person's sign-in is too old (RFC 9470). */
export function inTime<Outcome>(actor: Actor, outcome: Promise<Outcome>): Promise<Outcome> {
  return outcome.catch((error) => {
    const isTooOld = error instanceof Refusal && error.code === 'step_up_required'
    throw isTooOld ? new StepUpNeeded(actor) : error
  })
}
