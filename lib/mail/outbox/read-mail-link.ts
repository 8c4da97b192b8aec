import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAccount } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { openLink } from '../mail-link'
import { mailOf } from './visible-mails'

/**
 * The link of a mail that was not sent, for an administrator who hands it over in another way. Whoever has
 * it chooses the person's password, so it is for those who may administer the account. Throws `Refusal`
 * with `forbidden`, `step_up_required`, `not_found`, `account_elsewhere` or `mail_link_gone`.
 */
export async function readMailLink(actor: Actor, mailId: string): Promise<Plaintext> {
  return inTransaction(async (tx) => {
    const mail = await mailOf(tx, actor, mailId)
    const { target } = await authorizeAccount(tx, actor, mail.personId ?? '')
    requireStepUp(actor)
    const { sealedLink, linkExpiresAt } = mail
    if (!sealedLink || !linkExpiresAt || linkExpiresAt <= now()) {
      throw new Refusal('mail_link_gone', mailId)
    }
    await recordEvent(tx, actor, 'person.mailed_link_read', { target })
    return openLink(mail.id, sealedLink)
  })
}
