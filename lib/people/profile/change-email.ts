import { type Actor, NO_ORIGIN } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { tellOfAccount } from '../account-mails/tell-of-account'
import { authorizeAccount, authorizeAdministrator } from '../authorize-administrator'
import { endAllSessions } from '../end-all-sessions'
import type { EmailInput } from '../person-input'
import { requireStepUp } from '../require-step-up'
import { deleteUnusedLinks, findAccount, lockEmail } from '../store'
import { isEmailOfColleague, updateEmail } from './store'

/**
 * Gives a member another email, with which they sign in from then on. Apps are told that it is not
 * verified. Links that were mailed to the old one die, as does one to an email that the person asked for. All sessions of
 * the person end, except where administrators change their own. Both addresses are told by mail. Whoever
 * has the account of the email keeps it. Throws `Refusal` with `forbidden`, `step_up_required`,
 * `not_found`, `account_elsewhere` or `email_taken`.
 */
export async function changeEmail(
  actor: Actor,
  personId: string,
  { email }: EmailInput,
): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockEmail(tx, email)
    const { person, target } = await authorizeAccount(tx, actor, personId)
    if (person.email === email) return
    const account = await findAccount(tx, email)
    if (account || (await isEmailOfColleague(tx, personId, email))) {
      throw new Refusal('email_taken', account?.id, { email: 'Somebody else has this email.' })
    }
    const told = { change: 'email_changed', origin: NO_ORIGIN } as const
    await tellOfAccount(tx, personId, told)
    await updateEmail(tx, personId, { email, emailVerified: false, at: now() })
    await deleteUnusedLinks(tx, personId)
    if (personId !== actor.personId) await endAllSessions(tx, personId)
    await tellOfAccount(tx, personId, { ...told, change: 'email_given' })
    await recordEvent(tx, actor, 'person.email_changed', {
      target,
      detail: { from: person.email, to: email },
    })
  })
}
