import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { MAIL_KINDS, MAIL_STATES } from '@/lib/mail/mail'
import { listMails, mailPlace } from '@/lib/mail/outbox/list-mails'
import { mailIdInput } from '@/lib/mail/outbox/outbox-query'
import { resendMail } from '@/lib/mail/outbox/resend-mail'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { countedPartOfItems, countedPartOnWire, longList } from './paging'

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
  query: longList(mailPlace).extend({ state: z.enum(MAIL_STATES).optional() }),
  answer: countedPartOfItems(mail),
  listOf: mail,
  refusals: ['forbidden'],
  async run(actor, { query }) {
    const found = await listMails(actor, { ...query, state: query.state ?? null })
    return countedPartOnWire(found.mails, found, { path: '/outbox', query })
  },
})

const resend = operation({
  id: 'resendMail',
  method: 'POST',
  path: '/outbox/{mail_id}/resend',
  tag: 'Outbox',
  summary: 'Send a mail that was given up once more.',
  scope: 'people:write',
  params: z.object({ mail_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'mail_link_gone'],
  run: (actor, { params }) => resendMail(actor, acceptInput(mailIdInput, params.mail_id)),
})

export const outboxOperations = [list, resend]
