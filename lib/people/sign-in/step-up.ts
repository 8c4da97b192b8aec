import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { hasSecondFactor } from '../factor-store'
import { isOwnPassword } from '../passwords/is-own-password'
import { checkSecondFactor } from '../second-factor/check-second-factor'
import { proofOf } from '../second-factor/give-second-factor'
import type { StepUpInput } from '../second-factor/step-up-input'
import { methodOf } from '../sessions/authentication-methods'
import { markProven, noteMethods } from '../sessions/proof-store'
import { renewSession } from '../sessions/renew-session'
import { findPerson } from '../store'
import { tokenDigest } from '../token-digest'

/**
 * Where somebody is signed in, they have given the factor: open sessions count as a known device. All
 * of the person's count as one, since a changed password gives whoever found one open another.
 */
const OPEN_SESSION = 'open session'

/**
 * Step-up: the person of an open session authenticates again, with their second factor if they have
 * one. Whoever found the browser open may know the password; they do not hold the factor. The
 * session gets a new id, which is the answer; null if another request has renewed it meanwhile, and
 * the browser has the new id already. Throws `Refusal` with `wrong_proof`, `wrong_passkey`,
 * `too_many_attempts`, `busy` or `not_signed_in`.
 */
export async function stepUp(
  actor: Actor,
  sessionId: Plaintext,
  input: StepUpInput,
): Promise<Plaintext | null> {
  if ('password' in input) await checkOwnPassword(actor.personId, input.password)
  else await checkSecondFactor(actor, { sessionId, device: OPEN_SESSION }, input)
  return inTransaction(async (tx) => {
    const session = tokenDigest(sessionId.reveal())
    await markProven(tx, session, now())
    await noteMethods(tx, session, [methodOf('password' in input ? 'password' : proofOf(input))])
    return renewSession(tx, sessionId, { overlap: true })
  })
}

async function checkOwnPassword(personId: string, password: string): Promise<void> {
  const person = await findPerson(db(), personId)
  if (!person) throw new Refusal('not_signed_in', 'the person is gone')
  if (await hasSecondFactor(db(), personId)) {
    throw new Refusal('wrong_proof', 'a password where there is a second factor', {
      password: 'Your password alone is not enough here. Use your second factor.',
    })
  }
  if (!(await isOwnPassword(personId, password, person.passwordDigest))) {
    throw new Refusal('wrong_proof', 'wrong password', { password: 'This is not your password.' })
  }
}
