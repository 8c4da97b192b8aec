import type { Actor } from '@/lib/actor'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { AuditEventView } from '../events/audit-event'
import { idAt } from '../id-at'
import { auditFilter } from './audit-query'
import { authorizeReader } from './authorize-reader'
import { recordReading } from './record-reading'
import { EVERYTHING, findEvents } from './store'

/**
 * How old an event is before the feed tells it. An event gets its id when it is written and is seen
 * when its transaction has ended, which takes 20 seconds at the most (`lib/db/client`). The clocks of
 * two processes differ by two minutes at the most, or one of them serves nobody
 * (docs/decisions/0024). So nothing can still appear before an event that the feed has told.
 */
export const FEED_DELAY_SECONDS = 150

export type AuditFeed = {
  events: AuditEventView[]
  /** Where the next poll goes on. It is valid at the end too. */
  next: string
}

type FeedPlace = { after?: string | undefined; from?: Date | undefined; limit: number }

/**
 * The next events of the organization, the oldest first, from behind `after`, or since `from`, or
 * from the first. Each is told once and none is left out. Refuses with `not_found` unless the actor
 * is an administrator or support.
 */
export async function readAuditFeed(
  actor: Actor,
  { after, from, limit }: FeedPlace,
): Promise<AuditFeed> {
  authorizeReader(actor)
  const until = secondsAfter(now(), -FEED_DELAY_SECONDS)
  const start = after ?? idAt(from ?? new Date(0))
  const narrowed = { ...EVERYTHING, until }
  const place = { after: start, limit }
  const events = await findEvents(db(), actor.organizationId, { narrowed, place })
  await recordReading(actor, auditFilter.parse({}), 'feed')
  return { events, next: events.at(-1)?.id ?? start }
}
