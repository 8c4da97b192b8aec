import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import { findRecipient } from '../account-mails/store'
import { findAccount } from '../store'
import { confirmEmailMail, emailInUseMail } from './email-change-mails'
import type { EmailLink } from './make-email-link'
import { isEmailOfColleague } from './store'

/** Mails the link to the email that the actor wants, or, if it has an account or an invitation, that it has. */
export async function mailNewEmail(
  tx: Tx,
  { personId, origin }: Actor,
  { email, ...link }: EmailLink & { email: string },
): Promise<void> {
  // Both are asked in any case: the time of the answer must not tell which it is.
  const [account, isColleagues] = [
    await findAccount(tx, email),
    await isEmailOfColleague(tx, personId, email),
  ]
  const zoneinfo = (await findRecipient(tx, personId))?.zoneinfo ?? null
  const mail =
    account || isColleagues
      ? emailInUseMail({ origin, zoneinfo })
      : confirmEmailMail({ origin, zoneinfo, ...link })
  // Of no organization: in its Outbox, an administrator who asks would read who has an account elsewhere.
  await enqueueMail(tx, { organizationId: null, personId: null, address: email, ...mail })
}
