import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { spendChallenge } from './passkey-challenge'
import { countPasskey, findPasskey } from './passkey-store'
import { requireRelyingParty } from './relying-party'
import type { SecondFactorInput } from './step-up-input'

type Session = { personId: string; sessionId: Plaintext }
type PasskeyInput = Extract<SecondFactorInput, { passkey: unknown }>

/**
 * Checks the answer of a passkey (WebAuthn, section 7.2). The passkey must belong to this person,
 * the challenge must be the last one of this session, and the counter must have grown. Throws
 * `Refusal` with `wrong_passkey` or `passkeys_impossible`.
 */
export async function checkPasskey(
  { personId, sessionId }: Session,
  { passkey: response }: PasskeyInput,
): Promise<void> {
  const party = requireRelyingParty()
  const isExpected = await spendChallenge(sessionId, 'prove')
  const passkey = await findPasskey(db(), personId, response.id)
  if (!passkey) throw new Refusal('wrong_passkey', 'not a passkey of this person')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: isExpected,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    credential: { ...passkey, counter: Number(passkey.counter) },
  }).catch((error: Error) => {
    throw new Refusal('wrong_passkey', error.message)
  })
  const use = { from: passkey.counter, counter: authenticationInfo.newCounter, at: now() }
  if (!verified || !(await countPasskey(db(), passkey.id, use))) {
    throw new Refusal('wrong_passkey', verified ? 'counted meanwhile' : 'not verified')
  }
}
