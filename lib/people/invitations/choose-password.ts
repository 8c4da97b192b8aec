import type { Origin } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { claimEmail } from '../claim-email'
import { endAllSessions } from '../end-all-sessions'
import { lockPerson } from '../factor-store'
import { checkPasswordStrength } from '../passwords/check-password-strength'
import { digestPassword } from '../passwords/password-digest'
import type { ChoosePasswordInput } from '../person-input'
import { methodOf } from '../sessions/authentication-methods'
import type { Proven } from '../sessions/start-session'
import { findPerson, updatePassword } from '../store'
import { tokenDigest } from '../token-digest'
import { findLiveLink, useLink } from './store'

/**
 * Uses a welcome link: its person chooses a password, and sessions begun with an older one end. Who
 * had one is told by mail.
 * Throws `Refusal` with `setup_link_dead` or, without using the link up, with `invalid_input` or
 * `email_taken`: a link of one organization sets no password of an account in another.
 */
export async function choosePassword(
  token: string,
  { password }: ChoosePasswordInput,
  origin: Origin,
): Promise<Proven> {
  const owner = (await findLiveLink(db(), tokenDigest(token), now()))?.person
  if (!owner) throw new Refusal('setup_link_dead', 'unknown, used or expired')
  await checkPasswordStrength(password, owner)
  const passwordDigest = await digestPassword(password, owner)
  return inTransaction(async (tx) => {
    await claimEmail(tx, owner)
    await lockPerson(tx, owner.id)
    const used = await useLink(tx, tokenDigest(token), now())
    const person = await findPerson(tx, owner.id)
    const membership = person?.memberships[0]
    if (!used || !person || !membership || person.disabledAt) {
      throw new Refusal('setup_link_dead', 'used, expired or disabled meanwhile')
    }
    await updatePassword(tx, person.id, passwordDigest)
    const epoch = await endAllSessions(tx, person.id)
    if (person.passwordDigest) {
      await tellOfAccount(tx, person.id, { change: 'password_changed', origin })
    }
    const actor = { personId: person.id, personName: person.name, ...membership, origin }
    await recordEvent(tx, actor, 'person.password_chosen', {
      target: { kind: 'person', id: person.id, name: person.name },
    })
    return { personId: person.id, epoch, amr: [methodOf('password')] }
  })
}
