import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { Actor } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { keepChallenge } from './passkey-challenge'
import { requireRelyingParty } from './relying-party'
import type { PasskeyRequestOptions } from './second-factor'
import { findFactors } from './store'

/**
 * The options with which a browser uses one of the person's passkeys (WebAuthn, section 5.5).
 * Throws `Refusal('passkeys_impossible')`.
 */
export async function askForPasskey(
  person: Pick<Actor, 'personId'>,
  sessionId: Plaintext,
): Promise<PasskeyRequestOptions> {
  const party = requireRelyingParty()
  const factors = await findFactors(db(), person.personId)
  const question = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: (factors?.passkeys ?? []).map(({ id, transports }) => ({ id, transports })),
    userVerification: 'preferred',
  })
  await keepChallenge(sessionId, 'prove', question.challenge)
  return question
}
