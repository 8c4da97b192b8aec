import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeOwnAccount } from '../authorize-own-account'
import { endAllSessions } from '../end-all-sessions'
import type { ChangePasswordInput } from '../person-input'
import { methodOf } from '../sessions/authentication-methods'
import type { Proven } from '../sessions/start-session'
import { findSession } from '../sessions/store'
import { findPerson, replacePassword } from '../store'
import { tokenDigest } from '../token-digest'
import { checkPasswordStrength } from './check-password-strength'
import { isOwnPassword } from './is-own-password'
import { digestPassword } from './password-digest'

/**
 * Changes the actor's own password and ends all of their sessions. This one ends too, because
 * somebody else may have a copy of its cookie. Answers the input for a new session in this browser:
 * a second factor that was given in `sessionId` stays valid. Where there is one, the password alone
 * is no step-up, so the time of the last one stays too. Throws `Refusal` with `invalid_input`
 * (at `current` or `next`), `too_many_attempts`, `busy`, `not_signed_in` or `not_found`
 * (`authorizeOwnAccount`).
 */
export async function changePassword(
  actor: Actor,
  { current, next }: ChangePasswordInput,
  sessionId?: Plaintext,
): Promise<Proven> {
  const { personId } = actor
  await authorizeOwnAccount(db(), actor)
  const person = await findPerson(db(), personId)
  if (!person) throw new Refusal('not_signed_in', 'the person is gone')
  if (!(await isOwnPassword(personId, current, person.passwordDigest))) {
    throw wrongCurrent('wrong password')
  }
  await checkPasswordStrength(next, person, 'next')
  const passwordDigest = await digestPassword(next, person)
  return inTransaction(async (tx) => {
    // Replace only the digest that was compared, so that of two changes at once one succeeds.
    const change = { personId, from: person.passwordDigest, to: passwordDigest }
    if (!(await replacePassword(tx, change))) throw wrongCurrent('changed meanwhile')
    const session = sessionId && (await findSession(tx, tokenDigest(sessionId.reveal()), now()))
    const epoch = await endAllSessions(tx, personId)
    await tellOfAccount(tx, personId, { change: 'password_changed', origin: actor.origin })
    await recordEvent(tx, actor, 'person.password_changed', {
      target: { kind: 'person', id: personId, name: person.name },
    })
    const secondFactorAt = session?.secondFactorAt ?? null
    return {
      personId,
      epoch,
      secondFactorAt,
      amr: secondFactorAt && session ? session.amr : [methodOf('password')],
      provenAt: secondFactorAt && (session?.provenAt ?? null),
    }
  })
}

function wrongCurrent(reason: string): Refusal {
  return new Refusal('invalid_input', reason, { current: 'This is not your current password.' })
}
