import { z } from 'zod'
import { isEventId } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { readAuditFeed } from '@/lib/audit/log/read-feed'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { event } from './event-answer'
import { pageSize } from './page-query'
import { urlOf } from './url-of'

const CURSOR = 'Take it from `next` of the answer before.'

/** The query parameters of the feed. A wrong value is refused: ignoring it would repeat or skip. */
const feedQuery = z.object({
  after: z.string(CURSOR).refine(isEventId, CURSOR).optional(),
  from: moment.transform((time) => new Date(time)).optional(),
  size: pageSize('events', { most: 1000, byDefault: 100 }),
})

/** `next` is the address of the next poll, also where nothing more has happened yet. */
const feed = typeNamed('AuditEventFeed', { items: z.array(event), next: z.string() })

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
