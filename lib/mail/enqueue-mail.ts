import { now } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import type { Tx } from '@/lib/db/client'
import { mailBody, SUBJECT_MAX } from './mail'
import { sealLink } from './mail-link'
import type { NewMail } from './new-mail'
import { endLinksOf, insertMails } from './store'

/**
 * Writes a mail, in the transaction of what it tells of. It is sent within seconds after the commit,
 * if a mail server is configured. A mail with a link takes the place of those that carry an older link
 * for the same person.
 */
export async function enqueueMail(tx: Tx, mail: NewMail): Promise<void> {
  if (mail.link && mail.personId) await endLinksOf(tx, mail.personId, now())
  await enqueueMails(tx, [mail])
}

/** Writes several mails without links in one statement. */
export async function enqueueMails(tx: Tx, mails: readonly NewMail[]): Promise<void> {
  const at = now()
  const rows = mails.map(({ link, subject, body, ...mail }) => {
    const id = uuidV7()
    return {
      id,
      ...mail,
      subject: subject.replace(/\s+/g, ' ').slice(0, SUBJECT_MAX),
      body: mailBody.parse(body),
      sealedLink: link ? sealLink(id, link.url) : null,
      linkExpiresAt: link?.expiresAt ?? null,
      createdAt: at,
      nextAttemptAt: at,
    }
  })
  await insertMails(tx, rows)
}
