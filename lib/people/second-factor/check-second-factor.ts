import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { forgiveCode, noteCode, noteRecoveryCode } from '@/lib/limits/second-factor-limits'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { checkPasskey } from './check-passkey'
import { recoveryCodeDigests } from './recovery-code'
import type { SecondFactorInput } from './step-up-input'
import { findFactors, spendRecoveryCode, spendStep } from './store'
import { stepOfCode } from './totp'

/** Where a second factor is given. */
export type Browser = {
  sessionId: Plaintext
  /** Names a browser in which the person has given it before; else null. */
  device: string | null
}

/**
 * Checks a second factor of the person. A code of an authenticator app works once, and so does a
 * recovery code. Attempts are limited; beyond the limit even a correct code is refused. The attempts
 * of others, who know the password, count neither for known devices nor for recovery codes. Passkeys
 * cannot be guessed and have no limit. Throws `Refusal` with `wrong_proof`, `wrong_passkey` or
 * `too_many_attempts`.
 */
export async function checkSecondFactor(
  actor: Actor,
  { sessionId, device }: Browser,
  input: SecondFactorInput,
): Promise<void> {
  const { personId, origin } = actor
  if ('passkey' in input) return checkPasskey({ personId, sessionId }, input)
  if ('recoveryCode' in input) {
    await noteRecoveryCode(sessionId.reveal())
    return checkRecoveryCode(actor, input.recoveryCode)
  }
  const attempt = { personId, address: origin.address, device }
  await noteCode(attempt)
  await checkCode(personId, input.code)
  await forgiveCode(attempt)
}

async function checkCode(personId: string, typed: string): Promise<void> {
  const totp = (await findFactors(db(), personId))?.totp
  const step = totp?.confirmedAt ? stepOfCode(typed, { ...totp, personId }) : null
  if (step === null || !(await spendStep(db(), personId, step))) {
    throw new Refusal('wrong_proof', step === null ? 'wrong code' : 'a code of before', {
      code: 'This code is not right, or was used already. Take the next one that the app shows.',
    })
  }
}

async function checkRecoveryCode(actor: Actor, typed: string): Promise<void> {
  const { personId, personName } = actor
  const code = { digests: recoveryCodeDigests(typed, personId), at: now() }
  await inTransaction(async (tx) => {
    if (!(await spendRecoveryCode(tx, personId, code))) {
      throw new Refusal('wrong_proof', 'wrong recovery code', {
        recoveryCode: 'This is none of your recovery codes, or it was used already.',
      })
    }
    await tellOfAccount(tx, personId, { change: 'recovery_code_used', origin: actor.origin })
    await recordEvent(tx, actor, 'person.recovery_code_used', {
      target: { kind: 'person', id: personId, name: personName },
    })
  })
}
