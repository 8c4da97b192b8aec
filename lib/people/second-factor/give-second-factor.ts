import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { tokenDigest } from '@/lib/people/token-digest'
import { markProven, markSecondFactor } from '../sessions/store'
import { checkSecondFactor } from './check-second-factor'
import type { SecondFactorInput } from './step-up-input'

/**
 * Completes a sign-in after a correct password: with the second factor, the session is complete.
 * Throws `Refusal` with `wrong_proof`, `wrong_passkey` or `too_many_attempts`.
 */
export async function giveSecondFactor(
  candidate: Actor,
  sessionId: Plaintext,
  input: SecondFactorInput,
): Promise<void> {
  await checkSecondFactor(candidate, sessionId, input)
  const { personId, personName } = candidate
  await inTransaction(async (tx) => {
    const session = tokenDigest(sessionId.reveal())
    await markSecondFactor(tx, session, now())
    await markProven(tx, session, now())
    await recordEvent(tx, candidate, 'person.signed_in', {
      target: { kind: 'person', id: personId, name: personName },
      detail: { secondFactor: methodOf(input) },
    })
  })
}

function methodOf(input: SecondFactorInput): 'passkey' | 'code' | 'recoveryCode' {
  if ('passkey' in input) return 'passkey'
  return 'code' in input ? 'code' : 'recoveryCode'
}
