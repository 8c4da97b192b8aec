import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { restartMail } from './outbox-store'
import { mailOf } from './visible-mails'

/**
 * Sends a mail that was given up once more, from its first attempt. Throws `Refusal` with `forbidden`,
 * `not_found`, or `mail_link_gone` if it was sent, waits already, or carried a link that has expired.
 */
export async function resendMail(actor: Actor, mailId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { id, personId, address, subject } = await mailOf(tx, actor, mailId)
    if (!(await restartMail(tx, id, now()))) throw new Refusal('mail_link_gone', mailId)
    const target = { kind: 'person', id: personId ?? actor.personId, name: address } as const
    await recordEvent(tx, actor, 'person.mail_resent', { target, detail: { subject } })
  })
}
