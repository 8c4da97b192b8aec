import { verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '../require-step-up'
import { type Enrolled, enrolFactor } from './enrol-factor'
import { spendChallenge } from './passkey-challenge'
import type { NewPasskeyInput } from './passkey-input'
import { insertPasskey } from './passkey-store'
import { requireRelyingParty } from './relying-party'

/**
 * Adds a passkey that a browser has made (WebAuthn, section 7.1). Throws `Refusal` with
 * `step_up_required`, `wrong_passkey`, `passkey_taken` or `passkeys_impossible`.
 */
export async function addPasskey(
  actor: Actor,
  sessionId: Plaintext,
  { name, passkey }: NewPasskeyInput,
): Promise<Enrolled> {
  requireStepUp(actor)
  const { credential, transports } = await verify(sessionId, passkey)
  return enrolFactor(actor, {
    sessionId,
    action: 'person.passkey_added',
    async write(tx) {
      const { id, counter } = credential
      const publicKey = new Uint8Array(credential.publicKey)
      const row = { id, publicKey, counter, transports, name, createdAt: now() }
      if (!(await insertPasskey(tx, { ...row, personId: actor.personId }))) {
        throw new Refusal('passkey_taken', `passkey ${id}`)
      }
    },
  })
}

async function verify(sessionId: Plaintext, response: NewPasskeyInput['passkey']) {
  const party = requireRelyingParty()
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: await spendChallenge(sessionId, 'add'),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch((error: Error) => {
    throw error instanceof Refusal ? error : new Refusal('wrong_passkey', error.message)
  })
  if (!registrationInfo) throw new Refusal('wrong_passkey', 'not verified')
  return { credential: registrationInfo.credential, transports: response.response.transports }
}
