import { z } from 'zod'
import { MAIL_KINDS, MAIL_STATES } from '@/lib/mail/mail'
import { listMails } from '@/lib/mail/outbox/list-mails'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { paged, pageOfItems, pageOnWire } from './paging'

/** A mail without what it says, so without its link. */
const mail = typeNamed('Mail', {
  id: z.string(),
  created_at: moment,
  address: z.string(),
  person_name: z.string().nullable(),
  kind: z.enum(MAIL_KINDS),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.int(),
  next_attempt_at: moment.nullable(),
  ended_at: moment.nullable(),
  failure: z.string().nullable(),
})

const list = operation({
  id: 'listMails',
  method: 'GET',
  path: '/outbox',
  tag: 'Outbox',
  summary: 'Mails of the last 30 days, the latest first: what waits, was sent, was given up.',
  description:
    'Neither the text nor a link is in the answer: an administrator reads it in the portal.',
  scope: 'people:read',
  query: paged.extend({ state: z.enum(MAIL_STATES).optional() }),
  answer: pageOfItems(mail),
  listOf: mail,
  refusals: ['forbidden'],
  async run(actor, { query }) {
    const { state = null, page: wanted, size: take } = query
    const { mails: items, total, page } = await listMails(actor, { state, page: wanted, take })
    return pageOnWire({ items, total, page }, { path: '/outbox', query })
  },
})

export const outboxOperations = [list]
