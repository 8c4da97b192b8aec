import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { strictAuditQuery } from '@/lib/audit/log/audit-query'
import { eventOnWire } from '@/lib/audit/log/event-on-wire'
import { findAuditEvent } from '@/lib/audit/log/find-audit-event'
import { EVENTS_PER_PAGE, listAuditEvents } from '@/lib/audit/log/list-audit-events'
import { recordReading } from '@/lib/audit/log/record-reading'
import { findingSentence } from '@/lib/audit/seal/finding'
import { verifyAuditLog } from '@/lib/audit/seal/verify-audit-log'
import { verifyForm } from '@/lib/audit/seal/verify-input'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { event } from './event-answer'
import { pageSize } from './page-query'
import { partOfItems } from './paging'
import { urlOf } from './url-of'

const query = strictAuditQuery.extend({
  size: pageSize('events', { byDefault: EVENTS_PER_PAGE }),
})

const list = operation({
  id: 'searchAuditEvents',
  method: 'GET',
  path: '/audit-events/search',
  tag: 'Audit log',
  summary: 'The audit events that match, the latest first: the filters are those of the portal.',
  scope: 'audit:read',
  query,
  answer: partOfItems(event),
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

const verification = typeNamed('AuditVerification', {
  after: z.int().describe('The number of the last seal that was verified.'),
  verified: z.int(),
  total: z.int(),
  finding: z.string().nullable().describe('What is wrong first, in a sentence.'),
  done: z.boolean(),
  waiting: z.int().describe('Events that wait for a seal.'),
  head: z.string().nullable(),
})

const verify = operation({
  id: 'verifyAuditLog',
  method: 'POST',
  path: '/audit-events/verify',
  tag: 'Audit log',
  summary: 'One step of verifying the audit log against its seals, of a second at most.',
  description:
    'Call it again with the `after` of the answer until `done`, or until there is a `finding`.',
  scope: 'audit:read',
  body: z.object({
    after: z.int().min(0).max(1e9).default(0),
    head: z.string().max(200).default('').describe('A head that you have kept.'),
  }),
  answer: verification,
  refusals: ['not_found'],
  async run(actor, { body }) {
    const { finding, ...step } = await verifyAuditLog(actor, acceptInput(verifyForm, body))
    return { ...step, finding: finding && findingSentence(finding) }
  },
})

export const auditLogOperations = [list, read, verify]
