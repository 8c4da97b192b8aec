import { z } from 'zod'
import { TARGET_KINDS } from '@/lib/audit/events/audit-event'
import { isEventId } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { readAuditFeed } from '@/lib/audit/log/read-feed'
import { operation } from '../operation'
import { urlOf } from './url-of'

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

const events = operation({
  id: 'listAuditEvents',
  method: 'GET',
  path: '/audit-events',
  tag: 'Audit log',
  summary: 'The audit events of the organization for a SIEM, the oldest first.',
  scope: 'audit:read',
  query: feedQuery,
  answer: feed,
  listOf: event,
  refusals: ['not_found'],
  async run(actor, { query }) {
    const { after, from, size } = query
    const { events: items, next } = await readAuditFeed(actor, { after, from, limit: size })
    return { items: items.map(eventOnWire), next: urlOf('/audit-events', { after: next, size }) }
  },
})

export const auditOperations = [events]
