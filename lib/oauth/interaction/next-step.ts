import { decodeJwt } from 'jose'
import type { Actor } from '@/lib/actor'
import { meetsEssentialAcr } from '../authorization/acr'
import { requestedAcr, requestedSubject } from '../authorization/requested-claims'
import { deviceConfirmedBy } from '../sessions/device-confirmation'
import type { PendingStep } from './interaction'
import type { Interaction } from './open-interaction'

/** The engine's reasons to ask for a fresh login (`prompt=login`, `max_age`). */
const WANTS_LOGIN = ['login_prompt', 'max_age']

/** The pending prompt of an interaction, as the engine stores it. */
export function pendingStepOf({
  prompt,
  session,
  iat,
  params,
  lastSubmission,
}: Interaction): PendingStep {
  return {
    prompt: promptOf(prompt),
    reasons: prompt.reasons,
    startedAt: new Date(iat * 1000),
    personId: session?.accountId ?? null,
    deviceConfirmedBy: deviceConfirmedBy(prompt),
    wantedPersonId: requestedSubject(params.claims) ?? hintedPerson(params.id_token_hint),
    wantedAcr: requestedAcr(params),
    signedInForIt: lastSubmission?.login !== undefined,
  }
}

function promptOf({ name }: Interaction['prompt']): PendingStep['prompt'] {
  return name === 'consent' || name === 'select_account' ? name : 'login'
}

/** Of whom an ID token speaks that the app has sent as a hint. The engine has verified it. */
function hintedPerson(hint: unknown): string | null {
  return typeof hint === 'string' ? (decodeJwt(hint).sub ?? null) : null
}

/** What decides about the step: who is here, and how they have authenticated (RFC 8176). */
export type PersonHere = Pick<Actor, 'personId' | 'provenAt'> & { amr: readonly string[] }

type Ask = 'choose' | 'reauthenticate' | 'consent'
type Tell = 'chosen' | 'login' | 'confirmed'
type End = 'other_person' | 'acr_unmet'

/**
 * The next step. `choose`: the person goes on as who they are, or as somebody else. `reauthenticate`:
 * the person authenticates again. `consent`: the person is asked. `chosen`, `login` and `confirmed`
 * need no page: the engine is told that the person has just signed in, who is signed in, or that the
 * person has consented on the device page. If another person is signed in than the one who was
 * asked, the engine is told that first. `other_person` and `acr_unmet` end the request: the app wants
 * an answer about somebody else (OpenID Connect Core §3.1.2.1, §5.5.1), or a sign-in that the person
 * cannot give, even now that they have authenticated for it (§5.5.1.1).
 */
export function nextStep(pending: PendingStep, person: PersonHere): Ask | Tell | End {
  const { personId, provenAt, amr } = person
  const hasJustSignedIn = provenAt >= pending.startedAt
  if (pending.prompt === 'select_account') return hasJustSignedIn ? 'chosen' : 'choose'
  if (pending.prompt === 'consent') {
    if (pending.personId !== personId) return 'login'
    return pending.deviceConfirmedBy === personId ? 'confirmed' : 'consent'
  }
  const { wantedPersonId } = pending
  if (wantedPersonId !== null && wantedPersonId !== personId) return 'other_person'
  if (!meetsEssentialAcr(amr, pending.wantedAcr)) {
    return hasJustSignedIn || pending.signedInForIt ? 'acr_unmet' : 'reauthenticate'
  }
  const wantsLogin = pending.reasons.some((reason) => WANTS_LOGIN.includes(reason))
  return wantsLogin && !hasJustSignedIn ? 'reauthenticate' : 'login'
}
