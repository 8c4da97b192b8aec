import { HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { inviteAgain } from '@/lib/people/invitations/invite-again'
import {
  actionsOf,
  expect,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
  test,
} from '@/lib/people/testing/fixtures'
import { addPerson, changePassword } from '@/lib/people/testing/parsed'
import { deliverDueMails } from '../deliver-mails'
import { sendVia } from '../testing/mails'
import { openPostOffice } from '../testing/post-office'
import { listMails } from './list-mails'
import { outboxQuery } from './outbox-query'
import { readMailLink } from './read-mail-link'
import { resendMail } from './resend-mail'
import { sendTestMail } from './send-test-mail'

const ALL = outboxQuery.parse({})
const NORA = { name: 'Nora', email: 'nora@fjord.example', role: 'developer' } as const

test('without a mail server administrators see what would be sent, and copy the link of it', async ({
  people: { ada },
}) => {
  const { link } = await addPerson(ada, NORA)
  const { mails, counts } = await listMails(ada, ALL)
  expect(counts).toMatchObject({ waiting: { total: 1 }, sent: { total: 0 }, failed: { total: 0 } })
  const [mail] = mails
  expect(mail).toMatchObject({ personName: 'Nora', kind: 'invitation', hasLink: true })
  expect(mail?.text).toContain('Ada has added you to Fjord Rail')
  expect(mail?.text).not.toContain('#')
  expect((await readMailLink(ada, mail?.id ?? '')).reveal()).toBe(link.reveal())
  expect(await actionsOf(ada.organizationId)).toContain('person.mailed_link_read')
  await sendTestMail(ada).then(
    () => expect('sent').toBe('refused'),
    (error) => expect(error.code).toBe('mail_not_configured'),
  )
})

test('the Outbox of one organization is closed to others, and to developers and support', async ({
  people: { ada, dora, sam, strange },
}) => {
  await addPerson(ada, NORA)
  const [mail] = (await listMails(ada, ALL)).mails
  const id = mail?.id ?? ''
  for (const who of [dora, sam]) {
    expect(await outcomeOf(listMails(who, ALL))).toBe('forbidden')
    expect(await outcomeOf(readMailLink(who, id))).toBe('forbidden')
    expect(await outcomeOf(resendMail(who, id))).toBe('forbidden')
    expect(await outcomeOf(sendTestMail(who))).toBe('forbidden')
  }
  expect((await listMails(strange, ALL)).total).toBe(0)
  expect(await outcomeOf(readMailLink(strange, id))).toBe('not_found')
  expect(await outcomeOf(resendMail(strange, id))).toBe('not_found')
})

test('an open session alone reads no link', async ({ people: { ada } }) => {
  await addPerson(ada, NORA)
  const [mail] = (await listMails(ada, ALL)).mails
  const idle = { ...ada, provenAt: new Date(now().getTime() - 2 * HOUR * 1000) }
  expect(await outcomeOf(readMailLink(idle, mail?.id ?? ''))).toBe('step_up_required')
})

test('the link to an account that belongs elsewhere too is read in the first organization alone', async ({
  people: { ada, dora, strange },
}) => {
  await inviteAgain(ada, dora.personId)
  const [mail] = (await listMails(ada, ALL)).mails
  const { personId } = dora
  const joined = { organizationId: strange.organizationId, role: 'developer', createdAt: now() }
  await db().membership.create({ data: { personId, ...joined } as never })
  await db().mail.updateMany({ data: { organizationId: strange.organizationId } })
  expect(await outcomeOf(readMailLink(strange, mail?.id ?? ''))).toBe('account_elsewhere')
  await db().mail.updateMany({ data: { organizationId: null } })
  expect(await outcomeOf(readMailLink(ada, mail?.id ?? ''))).toBe('done')
  expect(await outcomeOf(readMailLink(strange, mail?.id ?? ''))).toBe('not_found')
})

test('a mail that failed is sent again, as long as its link works', async ({
  people: { ada, dora },
}) => {
  let full = true
  const post = await openPostOffice({
    onRcptTo: (_address, _session, answer) =>
      answer(full ? Object.assign(new Error('full'), { responseCode: 552 }) : null),
  })
  sendVia(post.url)
  await addPerson(ada, NORA)
  await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  await deliverDueMails()
  const { mails, counts } = await listMails(ada, outboxQuery.parse({ state: 'failed' }))
  expect(counts).toMatchObject({ waiting: { total: 0 }, sent: { total: 0 }, failed: { total: 2 } })
  expect(mails[0]?.failure).toBe('The mail server refuses this address (552).')
  full = false
  for (const { id } of mails) await resendMail(ada, id)
  await deliverDueMails()
  expect(post.received).toHaveLength(2)
  const [sent] = (await listMails(ada, ALL)).mails
  expect(await outcomeOf(resendMail(ada, sent?.id ?? ''))).toBe('mail_link_gone')
  expect(sent?.hasLink).toBe(false)
  full = true
  await addPerson(ada, { ...NORA, email: 'nils@fjord.example' })
  await deliverDueMails()
  moveClock(8 * 24 * HOUR)
  const [late] = (await listMails(ada, outboxQuery.parse({ state: 'failed' }))).mails
  expect(await outcomeOf(resendMail({ ...ada, provenAt: now() }, late?.id ?? ''))).toBe(
    'mail_link_gone',
  )
  await post.close()
})

test('a test mail goes to the administrator themselves', async ({ people: { ada } }) => {
  const post = await openPostOffice()
  sendVia(post.url)
  expect(await sendTestMail(ada)).toBe(ada.email)
  await deliverDueMails()
  expect(post.received).toMatchObject([{ to: [ada.email] }])
  await post.close()
})

test('an unknown state and an impossible page count as absent', () => {
  expect(outboxQuery.parse({ state: 'eaten', page: '-3' })).toEqual({ state: null, page: 1 })
})
