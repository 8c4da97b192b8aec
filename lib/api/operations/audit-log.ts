import { z } from 'zod'
import { strictAuditQuery } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { findAuditEvent } from '@/lib/audit/log/find-audit-event'
import { EVENTS_PER_PAGE, listAuditEvents } from '@/lib/audit/log/list-audit-events'
import { recordReading } from '@/lib/audit/log/record-reading'
import { operation } from '../operation'
import { PAGE_SIZE_MAX } from './app-list-query'
import { event } from './event-answer'
import { urlOf } from './url-of'

const SIZE = `A page has 1 to ${PAGE_SIZE_MAX} events.`

const query = strictAuditQuery.extend({
  size: z.coerce
    .number(SIZE)
    .int(SIZE)
    .min(1, SIZE)
    .max(PAGE_SIZE_MAX, SIZE)
    .default(EVENTS_PER_PAGE),
})

const list = operation({
  id: 'searchAuditEvents',
  method: 'GET',
  path: '/audit-events/search',
  tag: 'Audit log',
  summary: 'The audit events that match, the latest first: the filters are those of the portal.',
  scope: 'audit:read',
  query,
  answer: z.object({ items: z.array(event), next: z.string().nullable() }),
  listOf: event,
  refusals: ['not_found'],
  async run(actor, { query }) {
    const { size, before: _, ...filter } = query
    const { events, older } = await listAuditEvents(actor, query, size)
    await recordReading(actor, filter)
    const next = older && urlOf('/audit-events/search', { ...query, before: older })
    return { items: events.map(eventOnWire), next }
  },
})

const read = operation({
  id: 'readAuditEvent',
  method: 'GET',
  path: '/audit-events/{event_id}',
  tag: 'Audit log',
  summary: 'One event by its id.',
  scope: 'audit:read',
  params: z.object({ event_id: z.string().max(100) }),
  answer: event,
  refusals: ['not_found'],
  run: async (actor, { params }) =>
    eventOnWire((await findAuditEvent(actor, params.event_id)).event),
})

export const auditLogOperations = [list, read]
