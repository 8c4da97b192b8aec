import type { Actor } from '@/lib/actor'
import { deviceConfirmedBy } from '../sessions/device-confirmation'
import type { PendingStep } from './interaction'
import type { Interaction } from './open-interaction'

/** The engine's reasons to ask for a fresh login (`prompt=login`, `max_age`). */
const WANTS_LOGIN = ['login_prompt', 'max_age']

/** The pending prompt of an interaction, as the engine stores it. */
export function pendingStepOf({ prompt, session, iat }: Interaction): PendingStep {
  return {
    prompt: promptOf(prompt),
    reasons: prompt.reasons,
    startedAt: new Date(iat * 1000),
    personId: session?.accountId ?? null,
    deviceConfirmedBy: deviceConfirmedBy(prompt),
  }
}

function promptOf({ name }: Interaction['prompt']): PendingStep['prompt'] {
  return name === 'consent' || name === 'select_account' ? name : 'login'
}

/**
 * The next step. `choose`: the person goes on as who they are, or as somebody else. `reauthenticate`:
 * the person authenticates again. `consent`: the person is asked. `chosen`, `login` and `confirmed`
 * need no page: the engine is told that the person has just signed in, who is signed in, or that the
 * person has consented on the device page. If another person is signed in than the one who was asked, the
 * engine is told that first.
 */
export function nextStep(
  pending: PendingStep,
  { personId, provenAt }: Pick<Actor, 'personId' | 'provenAt'>,
): 'choose' | 'chosen' | 'reauthenticate' | 'login' | 'consent' | 'confirmed' {
  const hasJustSignedIn = provenAt >= pending.startedAt
  if (pending.prompt === 'select_account') return hasJustSignedIn ? 'chosen' : 'choose'
  if (pending.prompt === 'consent') {
    if (pending.personId !== personId) return 'login'
    return pending.deviceConfirmedBy === personId ? 'confirmed' : 'consent'
  }
  const wantsLogin = pending.reasons.some((reason) => WANTS_LOGIN.includes(reason))
  return wantsLogin && !hasJustSignedIn ? 'reauthenticate' : 'login'
}
