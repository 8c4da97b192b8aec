import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pageOf } from '@/lib/page'
import { mailBody } from '../mail'
import { writeMail } from '../write-mail'
import { MAILS_PER_PAGE, type MailView } from './outbox'
import type { OutboxQuery } from './outbox-query'
import { countMails, findMails } from './outbox-store'
import { visibleMails } from './visible-mails'

/**
 * One page of the Outbox: what waits, was sent and was given up in the last 30 days, and how many of
 * each there are. Throws `Refusal('forbidden')` for anybody but administrators.
 */
export async function listMails(
  actor: Actor,
  { state, page: wanted, take = MAILS_PER_PAGE }: OutboxQuery & { take?: number },
) {
  const who = await visibleMails(db(), actor)
  const counts = await countMails(db(), who)
  const total = state ? counts[state] : counts.waiting + counts.sent + counts.failed
  const { page, skip } = pageOf(total, { page: wanted, size: take })
  const rows = await findMails(db(), who, { state, skip, take })
  return { mails: rows.map(viewOf), counts, total, page }
}

type Row = Awaited<ReturnType<typeof findMails>>[number]

function viewOf({ person, body, sealedLink, linkExpiresAt, ...row }: Row): MailView {
  const { id, createdAt, address, kind, subject, state, attempts } = row
  const { nextAttemptAt, endedAt, failure } = row
  const { text } = writeMail(mailBody.parse(body), null)
  const hasLink = sealedLink !== null && linkExpiresAt !== null && linkExpiresAt > now()
  const about = { id, createdAt, address, kind, subject, text, state, attempts }
  return {
    ...about,
    nextAttemptAt,
    endedAt,
    failure,
    hasLink,
    personName: person?.name ?? null,
  }
}
