import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { findProfile } from '@/lib/people/find-profile'
import { enqueueMail } from '../enqueue-mail'
import { isMailConfigured } from '../mail-server'

/**
 * Writes a test mail to the administrator themselves; the Outbox shows what becomes of it. Answers their
 * address. Throws `Refusal` with `forbidden` or `mail_not_configured`.
 */
export async function sendTestMail(actor: Actor): Promise<string> {
  authorizeAdministrator(actor)
  if (!isMailConfigured()) throw new Refusal('mail_not_configured')
  const { name, email: address } = await findProfile(actor)
  return inTransaction(async (tx) => {
    const { organizationId, personId } = actor
    const body = { name, paragraphs: ['Mails of Keyturn reach you. There is nothing to do.'] }
    const about = { organizationId, personId, address, kind: 'test', body } as const
    await enqueueMail(tx, { ...about, subject: 'A test mail of Keyturn' })
    await recordEvent(tx, actor, 'person.test_mail_sent', {
      target: { kind: 'person', id: personId, name },
    })
    return address
  })
}
