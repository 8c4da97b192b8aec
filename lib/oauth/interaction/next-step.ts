import type { Actor } from '@/lib/actor'
import { deviceConfirmedBy } from '../sessions/device-confirmation'
import type { PendingStep } from './interaction'
import type { Interaction } from './open-interaction'

/** The engine's names of why an open session is not proof enough (`prompt=login`, `max_age`). */
const WANTS_PROOF = ['login_prompt', 'max_age']

/** What an interaction waits for, as the engine keeps it. */
export function pendingStepOf({ prompt, session, iat }: Interaction): PendingStep {
  return {
    prompt: prompt.name === 'consent' ? 'consent' : 'login',
    reasons: prompt.reasons,
    startedAt: new Date(iat * 1000),
    personId: session?.accountId ?? null,
    deviceConfirmedBy: deviceConfirmedBy(prompt),
  }
}

/**
 * What comes next. `prove`: the person proves again who they are. `consent`: they are asked.
 * `login` and `confirmed` need no page: the engine is told who is signed in, or that a consent was
 * given on the device page. Somebody else than was asked is told to the engine first.
 */
export function nextStep(
  pending: PendingStep,
  { personId, provenAt }: Pick<Actor, 'personId' | 'provenAt'>,
): 'prove' | 'login' | 'consent' | 'confirmed' {
  if (pending.prompt === 'consent') {
    if (pending.personId !== personId) return 'login'
    return pending.deviceConfirmedBy === personId ? 'confirmed' : 'consent'
  }
  const wantsProof = pending.reasons.some((reason) => WANTS_PROOF.includes(reason))
  return wantsProof && provenAt < pending.startedAt ? 'prove' : 'login'
}
