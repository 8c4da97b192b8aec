import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { forgivePasswordChange, notePasswordChange } from '@/lib/limits/password-change-limit'
import { matchesDigest } from '../passwords/password-digest'
import { checkSecondFactor } from '../second-factor/check-second-factor'
import type { StepUpInput } from '../second-factor/step-up-input'
import { markProven } from '../sessions/store'
import { findPerson } from '../store'
import { tokenDigest } from '../token-digest'

/**
 * Step-up: the person of an open session authenticates again. Throws `Refusal` with `wrong_proof`,
 * `wrong_passkey`, `too_many_attempts` or `not_signed_in`.
 */
export async function stepUp(
  actor: Actor,
  sessionId: Plaintext,
  input: StepUpInput,
): Promise<void> {
  if ('password' in input) await checkOwnPassword(actor.personId, input.password)
  else await checkSecondFactor(actor, sessionId, input)
  await markProven(db(), tokenDigest(sessionId.reveal()), now())
}

async function checkOwnPassword(personId: string, password: string): Promise<void> {
  const person = await findPerson(db(), personId)
  if (!person) throw new Refusal('not_signed_in', 'the person is gone')
  await notePasswordChange(personId)
  if (!(await matchesDigest(password, person.passwordDigest))) {
    throw new Refusal('wrong_proof', 'wrong password', { password: 'This is not your password.' })
  }
  await forgivePasswordChange(personId)
}
