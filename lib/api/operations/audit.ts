import { z } from 'zod'
import { isEventId } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { readAuditFeed } from '@/lib/audit/log/read-feed'
import { operation } from '../operation'
import { event } from './event-answer'
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
