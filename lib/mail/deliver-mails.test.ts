import { DAY, HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db, inTransaction } from '@/lib/db/client'
import { test as base, expect } from '@/lib/db/testing/test-database'
import { deliverDueMails } from './deliver-mails'
import { enqueueMail, enqueueMails } from './enqueue-mail'
import { sweepMails } from './sweep-mails'
import { linkedMail, PLAIN, sendVia } from './testing/mails'
import { openPostOffice, type PostOffice } from './testing/post-office'

const test = base.extend<{ post: PostOffice }>({
  post: async ({}, use) => {
    const post = await openPostOffice()
    sendVia(post.url)
    await use(post)
    await post.close()
  },
})

const rows = () => db().mail.findMany({ orderBy: { id: 'asc' } })

test('a mail that was written with a change is sent once, as text and as HTML', async ({
  post,
}) => {
  await inTransaction((tx) => enqueueMail(tx, PLAIN))
  await Promise.all([deliverDueMails(), deliverDueMails(), deliverDueMails()])
  expect(await deliverDueMails()).toBe(0)
  const [row] = await rows()
  expect(row).toMatchObject({ state: 'sent', attempts: 1, failure: null, nextAttemptAt: null })
  expect(post.received).toHaveLength(1)
  const [mail] = post.received
  expect(mail?.to).toEqual(['ada@acme.example'])
  expect(mail?.headers).toMatchObject({
    from: 'Keyturn <keyturn@acme.example>',
    subject: 'A secret expires soon',
    'message-id': `<${row?.id}@acme.example>`,
    'auto-submitted': 'auto-generated',
  })
  expect(mail?.content).toContain('The secret of <Billing> expires.')
  expect(mail?.content).toContain('<p>The secret of &lt;Billing&gt; expires.</p>')
})

test('the mail of a change that was rolled back was never written', async ({ post }) => {
  const failing = inTransaction(async (tx) => {
    await enqueueMail(tx, PLAIN)
    throw new Error('the change fails')
  })
  await expect(failing).rejects.toThrow('the change fails')
  expect(await deliverDueMails()).toBe(0)
  expect(post.received).toEqual([])
})

test('a link stands in no column, and is erased when its mail was sent', async ({ post }) => {
  await enqueueMail(db(), linkedMail(now(), HOUR))
  const [waiting] = await rows()
  expect(JSON.stringify(waiting)).not.toContain('a-token')
  expect(Buffer.from(waiting?.sealedLink ?? []).toString('latin1')).not.toContain('a-token')
  await deliverDueMails()
  expect(post.received[0]?.link).toBe('https://keyturn.example/welcome#a-token')
  expect((await rows())[0]).toMatchObject({ state: 'sent', sealedLink: null })
})

test('a link that has expired is erased, and its mail is not sent any more', async ({ post }) => {
  await enqueueMails(db(), [linkedMail(now(), HOUR), linkedMail(now(), HOUR)])
  moveClock(HOUR)
  const [first] = await rows()
  await db().mail.update({ where: { id: first?.id ?? '' }, data: { nextAttemptAt: now() } })
  await deliverDueMails()
  sendVia(null)
  await enqueueMail(db(), linkedMail(now(), HOUR))
  moveClock(HOUR)
  await sweepMails()
  const failed = { state: 'failed', sealedLink: null, failure: 'Its link had expired.' }
  expect(await rows()).toMatchObject([failed, failed, failed])
  expect(post.received).toEqual([])
})

test('without a mail server mails wait; they are sent when there is one', async ({ post }) => {
  sendVia(null)
  await enqueueMail(db(), PLAIN)
  expect(await deliverDueMails()).toBe(0)
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }])
  sendVia(post.url)
  await deliverDueMails()
  expect(post.received).toHaveLength(1)
})

test('what has waited for more than three days is not sent, and is removed after 30', async ({
  post,
}) => {
  await enqueueMail(db(), PLAIN)
  moveClock(3 * DAY)
  await deliverDueMails()
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1 }])
  expect(post.received).toEqual([])
  moveClock(27 * DAY)
  await sweepMails()
  expect(await rows()).toEqual([])
})

test('a server that says “later” is asked again, with the same Message-ID', async () => {
  let busy = true
  const post = await openPostOffice({
    onRcptTo(_address, _session, answer) {
      const later = Object.assign(new Error('greylisted'), { responseCode: 450 })
      answer(busy ? later : null)
    },
  })
  sendVia(post.url)
  await enqueueMail(db(), PLAIN)
  await deliverDueMails()
  const failure = 'The mail server does not take this address for now (450).'
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, failure }])
  busy = false
  moveClock(MINUTE)
  await deliverDueMails()
  expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2, failure: null }])
  await post.close()
})

test('an address that the server refuses is given up at once', async () => {
  const post = await openPostOffice({
    onRcptTo(_address, _session, answer) {
      answer(Object.assign(new Error('nobody of this name: ada'), { responseCode: 550 }))
    },
  })
  sendVia(post.url)
  await enqueueMail(db(), PLAIN)
  await deliverDueMails()
  const failure = 'The mail server refuses this address (550).'
  expect(await rows()).toMatchObject([{ state: 'failed', attempts: 1, failure }])
  await post.close()
})

test('each thing that goes wrong with the server has its sentence, and is tried again', async () => {
  const post = await openPostOffice({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, answer) => answer(new Error('Invalid password')),
  })
  const gone = await openPostOffice()
  await gone.close()
  const cases = [
    [`${gone.url}`, 'Nothing listens at this address.'],
    [`${post.url}`.replace('//', '//ada:wrong@'), 'does not accept the user name and the password'],
    [`${post.url}`, 'The mail server'],
    [`${post.url}`.replace('smtp:', 'smtps:'), 'encrypted connection'],
  ]
  for (const [url = '', words = ''] of cases) {
    sendVia(new URL(url))
    await enqueueMail(db(), PLAIN)
    await deliverDueMails()
    const row = (await rows()).at(-1)
    expect(row, url).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(row?.failure, url).toContain(words)
  }
  await post.close()
})

test('a newer link takes the place of an older one of the same person', async ({ post }) => {
  const personId = newId('psn')
  await db().person.create({
    data: { id: personId, email: 'ada@acme.example', name: 'Ada', createdAt: now() },
  })
  await enqueueMail(db(), { ...linkedMail(now(), HOUR), personId })
  await enqueueMail(db(), { ...linkedMail(now(), HOUR), personId })
  await deliverDueMails()
  expect(post.received).toHaveLength(1)
  const [older] = await rows()
  expect(older).toMatchObject({ state: 'failed', sealedLink: null })
})

test('a name of somebody else in a subject makes no second header', async ({ post }) => {
  await enqueueMail(db(), { ...PLAIN, subject: `Hello\r\nBcc: eve@evil.example${'x'.repeat(300)}` })
  await deliverDueMails()
  expect(post.received[0]?.to).toEqual(['ada@acme.example'])
  expect(post.received[0]?.headers.bcc).toBeUndefined()
})
