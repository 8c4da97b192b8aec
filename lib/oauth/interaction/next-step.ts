import type { Actor } from '@/lib/actor'
import type { InteractionView } from './interaction'

/** The engine's names of why an open session is not proof enough (`prompt=login`, `max_age`). */
const WANTS_PROOF = ['login_prompt', 'max_age']

/**
 * What comes next: `prove` who one is once more, tell the engine of the `login`, or `consent`.
 * Somebody else than was asked has to be told of first: they answer for themselves only.
 */
export function nextStep(
  view: Pick<InteractionView, 'prompt' | 'reasons' | 'startedAt' | 'personId'>,
  actor: Pick<Actor, 'personId' | 'provenAt'>,
): 'prove' | 'login' | 'consent' {
  if (view.prompt === 'consent') return view.personId === actor.personId ? 'consent' : 'login'
  const wantsProof = view.reasons.some((reason) => WANTS_PROOF.includes(reason))
  return wantsProof && actor.provenAt < view.startedAt ? 'prove' : 'login'
}
