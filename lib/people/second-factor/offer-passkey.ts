import { generateRegistrationOptions } from '@simplewebauthn/server'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeOwnAccount } from '../authorize-own-account'
import { requireStepUp } from '../require-step-up'
import { keepChallenge } from './passkey-challenge'
import { requireRelyingParty } from './relying-party'
import type { PasskeyCreationOptions } from './second-factor'
import { findFactors } from './store'

/**
 * The options with which a browser makes a passkey for the actor (WebAuthn, section 5.4). Throws
 * `Refusal` with `step_up_required`, `passkeys_impossible`, `not_signed_in`
 * or `not_found` (`authorizeOwnAccount`).
 */
export async function offerPasskey(
  actor: Actor,
  sessionId: Plaintext,
): Promise<PasskeyCreationOptions> {
  await authorizeOwnAccount(db(), actor)
  requireStepUp(actor)
  const party = requireRelyingParty()
  const factors = await findFactors(db(), actor.personId)
  if (!factors) throw new Refusal('not_signed_in', 'the person is gone')
  const offer = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(actor.personId)),
    userName: factors.email,
    userDisplayName: actor.personName,
    attestationType: 'none',
    excludeCredentials: factors.passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  await keepChallenge(sessionId, 'add', offer.challenge)
  return offer
}
