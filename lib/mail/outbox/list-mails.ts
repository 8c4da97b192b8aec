import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db, inSnapshot } from '@/lib/db/client'
import { type Length, lengthUpTo, pageOf, type WantedPart } from '@/lib/page'
import { cutAt, type MomentPlace, momentPlace } from '@/lib/place'
import { MAIL_STATES, mailBody } from '../mail'
import { writeMail } from '../write-mail'
import { MAILS_COUNTED_MAX, MAILS_PER_PAGE, type MailCounts, type MailView } from './outbox'
import type { OutboxQuery } from './outbox-query'
import { countMails, findMails, type Visible } from './outbox-store'
import { visibleMails } from './visible-mails'

/** Where a mail stands in the Outbox. */
export const mailPlace = momentPlace(z.uuid())

type Wanted = WantedPart<MomentPlace> & Pick<OutboxQuery, 'state'>

/**
 * Mails of the Outbox: what waits, was sent and was given up in the last 30 days, and how many of
 * each there are. The first `most` of each, and of all, are counted and have pages. Behind a place
 * each mail is reached; `next` is where they go on, or null. Throws `Refusal('forbidden')` for
 * anybody but administrators.
 */
export async function listMails(
  actor: Actor,
  { state, page: wanted = 1, after, size = MAILS_PER_PAGE, most = MAILS_COUNTED_MAX }: Wanted,
) {
  const who = await visibleMails(db(), actor)
  const counts = await countEach(who, most)
  const { total, isMore } = state ? counts[state] : lengthOfAll(counts, most)
  const { page, skip } = pageOf(total, { page: wanted, size })
  const part = { states: state ? [state] : MAIL_STATES, after, skip, take: size + 1 }
  const found = await inSnapshot((tx) => findMails(tx, who, part))
  const { rows, next } = cutAt(found, size, ({ createdAt, id }) => [createdAt.toISOString(), id])
  return { mails: rows.map(viewOf), counts, total, isMore, page, next }
}

async function countEach(who: Visible, most: number): Promise<MailCounts> {
  const each = MAIL_STATES.map(async (state) => {
    const count = (upTo: number) => countMails(db(), who, { state, most: upTo })
    return [state, await lengthUpTo(most, count)] as const
  })
  return Object.fromEntries(await Promise.all(each)) as MailCounts
}

/** Nothing is counted anew: in each state as many were counted as may be shown of all. */
function lengthOfAll(counts: MailCounts, most: number): Length {
  const sum = Object.values(counts).reduce((total, one) => total + one.total, 0)
  const total = Math.min(sum, most)
  const isMore = sum > total || Object.values(counts).some((one) => one.isMore)
  return { total, isMore }
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
