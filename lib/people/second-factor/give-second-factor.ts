import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { afterCommit } from '@/lib/db/after-commit'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { countAccepted } from '@/lib/measured'
import { tokenDigest } from '@/lib/people/token-digest'
import { methodOf, type Proof, SEVERAL_FACTORS } from '../sessions/authentication-methods'
import { markProven, markSecondFactor, noteMethods } from '../sessions/proof-store'
import { renewSession } from '../sessions/renew-session'
import { type Browser, checkSecondFactor } from './check-second-factor'
import type { SecondFactorInput } from './step-up-input'

/**
 * Completes a sign-in after a correct password: with the second factor, the session is complete. It
 * gets a new id, which is the answer; the old one is dead. Throws `Refusal` with `wrong_proof`,
 * `wrong_passkey`, `too_many_attempts` or `not_signed_in`.
 */
export async function giveSecondFactor(
  candidate: Actor,
  browser: Browser,
  input: SecondFactorInput,
): Promise<Plaintext> {
  await checkSecondFactor(candidate, browser, input)
  const { personId, personName } = candidate
  const { sessionId } = browser
  return inTransaction(async (tx) => {
    const session = tokenDigest(sessionId.reveal())
    await markSecondFactor(tx, session, now())
    const factor = proofOf(input)
    await markProven(tx, session, now())
    await noteMethods(tx, session, [methodOf(factor), SEVERAL_FACTORS])
    afterCommit(tx, () =>
      countAccepted('person', factor === 'recoveryCode' ? 'recovery_code' : factor),
    )
    await recordEvent(tx, candidate, 'person.signed_in', {
      target: { kind: 'person', id: personId, name: personName },
      detail: { secondFactor: factor },
    })
    const renewed = await renewSession(tx, sessionId, { overlap: false })
    if (!renewed) throw new Refusal('not_signed_in', 'ended meanwhile')
    return renewed
  })
}

/** Which factor it is. */
export function proofOf(input: SecondFactorInput): Exclude<Proof, 'password'> {
  if ('passkey' in input) return 'passkey'
  return 'code' in input ? 'code' : 'recoveryCode'
}
