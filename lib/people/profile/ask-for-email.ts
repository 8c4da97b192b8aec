import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { db, inTransaction } from '@/lib/db/client'
import { noteEmailChange } from '@/lib/limits/email-change-limits'
import { authorizeOwnAccount } from '../authorize-own-account'
import type { EmailInput } from '../person-input'
import { requireStepUp } from '../require-step-up'
import { mailNewEmail } from './mail-new-email'
import { makeEmailLink } from './make-email-link'
import { refuseEmail } from './refuse-email'

/**
 * Notes that the actor wants another email, and mails a link to it that `confirmEmail` takes, once, for four hours. An
 * address that has an account or an invitation is mailed that it has: the actor sees the same in both cases. Throws
 * `Refusal` with `step_up_required`, `too_many_attempts`, or what `authorizeOwnAccount` and `refuseEmail` refuse.
 */
export async function askForEmail(actor: Actor, { email }: EmailInput): Promise<void> {
  const { personId, personName } = actor
  await authorizeOwnAccount(db(), actor)
  await refuseEmail(db(), personId, email)
  requireStepUp(actor)
  await noteEmailChange(personId, email)
  await inTransaction(async (tx) => {
    const made = await makeEmailLink(tx, personId, email)
    await mailNewEmail(tx, actor, { email, ...made })
    await recordEvent(tx, actor, 'person.email_asked_for', {
      target: { kind: 'person', id: personId, name: personName },
      detail: { to: email },
    })
  })
}
