import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { TARGET_KINDS } from '@/lib/audit/events/audit-event'
import { isEventId } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { readAuditFeed } from '@/lib/audit/log/read-feed'
import { managementApi } from '@/lib/oauth/resources/management-api'

const SIZE_MAX = 1000
const SIZE = `A page has 1 to ${SIZE_MAX} events.`
const CURSOR = 'Take it from `next` of the answer before.'
const FROM = 'A time of RFC 3339, such as 2026-11-27T00:00:00Z.'

/** The query parameters of the feed. A wrong value is refused: ignoring it would repeat or skip. */
const feedQuery = z.object({
  after: z.string(CURSOR).refine(isEventId, CURSOR).optional(),
  from: z.iso
    .datetime({ offset: true, error: FROM })
    .transform((time) => new Date(time))
    .optional(),
  size: z.coerce.number(SIZE).int(SIZE).min(1, SIZE).max(SIZE_MAX, SIZE).default(100),
})

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const event = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor_id: z.string().nullable(),
  actor_name: z.string(),
  event: z.string(),
  sentence: z.string(),
  target_kind: z.enum(TARGET_KINDS),
  target_id: z.string(),
  target_name: z.string(),
  app_id: z.string().nullable(),
  cause: z.string().nullable(),
  address: z.string().nullable(),
  user_agent: z.string().nullable(),
  request_id: z.string().nullable(),
  detail: z.record(z.string(), z.union([values, ...values.valueType.options])),
})

/** `next` is the address of the next poll, also where nothing more has happened yet. */
const feed = z.object({ items: z.array(event), next: z.string() })

/** The next audit events for a SIEM. Refuses with `not_found` and `invalid_input`. */
export async function readAuditEvents(
  actor: Actor,
  query: URLSearchParams,
): Promise<z.output<typeof feed>> {
  const { after, from, size } = acceptInput(feedQuery, Object.fromEntries(query))
  const { events, next } = await readAuditFeed(actor, { after, from, limit: size })
  const onward = new URLSearchParams({ after: next, size: String(size) })
  return feed.parse({
    items: events.map(eventOnWire),
    next: `${managementApi().identifier}/audit-events?${onward}`,
  })
}
