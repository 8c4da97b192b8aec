import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { acceptInput } from '@/lib/accept-input'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { spendChallenge } from './passkey-challenge'
import { usedPasskeyInput } from './passkey-input'
import { countPasskey, findPasskey } from './passkey-store'
import { requireRelyingParty } from './relying-party'
import type { UsedPasskey } from './second-factor'

type Asked = { personId: string; sessionId: Plaintext }

/**
 * Whether the answer comes from a passkey of this person, to the challenge that this session was
 * given last, with a counter that has grown (WebAuthn, section 7.2). Throws `Refusal` with
 * `wrong_passkey`, `invalid_input` or `passkeys_impossible`.
 */
export async function checkPasskey(asked: Asked, given: UsedPasskey): Promise<void> {
  const answered = acceptInput(usedPasskeyInput, given)
  const party = requireRelyingParty()
  const isExpected = await spendChallenge(asked.sessionId, 'prove')
  const passkey = await findPasskey(db(), asked.personId, answered.id)
  if (!passkey) throw new Refusal('wrong_passkey', 'not a passkey of this person')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answered,
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
