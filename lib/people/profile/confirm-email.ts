import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeOwnAccount } from '../authorize-own-account'
import { lockPerson } from '../factor-store'
import { deleteUnusedLinks, findAccount, findPerson, lockEmail } from '../store'
import { tokenDigest } from '../token-digest'
import { isEmailKeptElsewhere, takeEmailChange } from './email-change-store'
import { readEmailLink } from './read-email-link'
import { isEmailOfColleague, updateEmail } from './store'

/**
 * Gives the actor the email that they asked for, by the link that was mailed to it. It is verified from then on. Their
 * sessions stay; links to a new password that were mailed to the old email die, and the old email is told from where it was
 * changed. Throws
 * `Refusal` with `email_link_dead`, `email_in_use`, `email_kept_elsewhere`, or what `authorizeOwnAccount` refuses.
 */
export async function confirmEmail(actor: Actor, token: string): Promise<void> {
  const { personId, origin } = actor
  const { email } = await readEmailLink(actor, token)
  await inTransaction(async (tx) => {
    await lockEmail(tx, email)
    await lockPerson(tx, personId)
    await authorizeOwnAccount(tx, actor)
    if (!(await takeEmailChange(tx, personId, tokenDigest(token)))) {
      throw new Refusal('email_link_dead', 'used or replaced meanwhile')
    }
    if (await isEmailKeptElsewhere(tx, personId)) throw new Refusal('email_kept_elsewhere')
    if ((await findAccount(tx, email)) || (await isEmailOfColleague(tx, personId, email))) {
      throw new Refusal('email_in_use', 'taken since the mail')
    }
    const person = await findPerson(tx, personId)
    if (!person) throw new Refusal('not_signed_in', 'the person is gone')
    await tellOfAccount(tx, personId, { change: 'email_changed', origin })
    await updateEmail(tx, personId, { email, emailVerified: true, at: now() })
    await deleteUnusedLinks(tx, personId)
    await recordEvent(tx, actor, 'person.email_changed', {
      target: { kind: 'person', id: personId, name: person.name },
      detail: { from: person.email, to: email },
    })
  })
}
