import { DAY, HOUR, moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db, inTransaction } from '@/lib/db/client'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { sendVia } from '@/lib/mail/testing/mails'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { checkSession } from '../sessions/check-session'
import {
  actionsOf,
  test as base,
  expect,
  from,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
} from '../testing/fixtures'
import { askForNewPassword, choosePassword, signIn } from '../testing/parsed'
import { answerResetRequests } from './answer-reset-requests'

const test = base.extend<{ post: PostOffice }>({
  post: async ({ people: _ }, use) => {
    const post = await openPostOffice()
    sendVia(post.url)
    await use(post)
    await post.close()
  },
})

const HERE = from('198.51.100.9')

async function ask(email: string, address = '198.51.100.9'): Promise<void> {
  await askForNewPassword({ email }, from(address))
  await answerResetRequests()
  await deliverDueMails()
}

const tokenOf = (link: string | null | undefined) => link?.split('#')[1] ?? ''

test('a mailed link chooses a new password once, and ends the sessions that there are', async ({
  people: { dora },
  post,
}) => {
  const session = await signIn({ email: dora.email, password: PASSWORD }, HERE)
  await ask(` ${dora.email.toUpperCase()} `)
  const [mail] = post.received
  expect(mail?.to).toEqual([dora.email])
  expect(mail?.content).toContain('Address: 198.51.100.9')
  const token = tokenOf(mail?.link)
  await choosePassword(token, { password: NEW_PASSWORD }, HERE)
  expect(await checkSession(session, HERE)).toMatchObject({ alive: false })
  const again = choosePassword(token, { password: 'salmon-lantern-44-boat' }, HERE)
  expect(await outcomeOf(again)).toBe('setup_link_dead')
  await signIn({ email: dora.email, password: NEW_PASSWORD }, HERE)
  expect(await actionsOf(dora.organizationId)).toContain('person.password_asked_for')
  await deliverDueMails()
  expect(post.received.map(({ headers }) => headers.subject)).toEqual([
    'Choose a new password',
    'Your password was changed',
  ])
})

test('the link lives for an hour, and the newest one alone', async ({ people: { dora }, post }) => {
  await ask(dora.email)
  await ask(dora.email)
  const [first, second] = post.received.map(({ link }) => tokenOf(link))
  const choose = (token = '') => outcomeOf(choosePassword(token, { password: NEW_PASSWORD }, HERE))
  expect(await choose(first)).toBe('setup_link_dead')
  moveClock(HOUR)
  expect(await choose(second)).toBe('setup_link_dead')
})

test('strangers, the disabled and the invited get no mail, and the same is written of them', async ({
  people: { dora, sam },
  post,
}) => {
  await db().person.update({ where: { id: dora.personId }, data: { disabledAt: now() } })
  await db().person.update({ where: { id: sam.personId }, data: { passwordDigest: null } })
  const emails = ['nobody@fjord.example', dora.email, sam.email]
  for (const [at, email] of emails.entries()) {
    await askForNewPassword({ email }, from(`198.51.100.${at}`))
  }
  const requests = await db().resetRequest.findMany({ orderBy: { createdAt: 'asc' } })
  expect(requests.map(({ email }) => email)).toEqual(emails)
  await answerResetRequests()
  await deliverDueMails()
  expect(await db().resetRequest.count()).toBe(0)
  expect(await db().mail.count()).toBe(0)
  expect(post.received).toEqual([])
})

test('whom a provider signs in is told that there is no password', async ({
  people: { dora },
  post,
}) => {
  await db().person.update({ where: { id: dora.personId }, data: { passwordDigest: null } })
  const identity = { issuer: 'https://idp.example', subject: 'dora', createdAt: now() }
  await db().personIdentity.create({ data: { ...identity, personId: dora.personId } })
  await ask(dora.email)
  expect(post.received).toMatchObject([
    { headers: { subject: 'Your account has no password' }, link: null },
  ])
  expect(await db().setupLink.count()).toBe(0)
})

test('no link goes to an email that ceases to be the person’s while it is made', async ({
  people: { dora },
  post,
}) => {
  await askForNewPassword({ email: dora.email }, HERE)
  let answering: Promise<number> | undefined
  await inTransaction(async (tx) => {
    const data = { email: 'dora.dahl@fjord.example' }
    await tx.person.update({ where: { id: dora.personId }, data })
    answering = answerResetRequests()
    await expect.poll(waitingForLocks).toBe(1)
  })
  await answering
  await deliverDueMails()
  expect(post.received).toEqual([])
  expect(await db().setupLink.count()).toBe(0)
})

test('an account gets three mails in an hour, from wherever they are asked for', async ({
  people: { dora },
  post,
}) => {
  for (let at = 0; at < 5; at += 1) await ask(dora.email, `203.0.113.${at}`)
  expect(post.received).toHaveLength(3)
})

test('an address may ask ten times in an hour, for whomever', async ({ people: _ }) => {
  const outcomes: string[] = []
  for (let at = 0; at < 11; at += 1) {
    const asked = askForNewPassword({ email: `${newId('x')}@fjord.example` }, HERE)
    outcomes.push(await outcomeOf(asked))
  }
  expect(new Set(outcomes.slice(0, 10))).toEqual(new Set(['done']))
  expect(outcomes.at(-1)).toBe('too_many_attempts')
})

test('of several processes one answers a request', async ({ people: { dora }, post }) => {
  await askForNewPassword({ email: dora.email }, HERE)
  await Promise.all([answerResetRequests(), answerResetRequests(), answerResetRequests()])
  await deliverDueMails()
  expect(post.received).toHaveLength(1)
})

test('a request that could not be answered for three days is dropped', async ({
  people: { dora },
  post,
}) => {
  await askForNewPassword({ email: dora.email }, HERE)
  moveClock(3 * DAY)
  await answerResetRequests()
  await deliverDueMails()
  expect(await db().resetRequest.count()).toBe(0)
  expect(post.received).toEqual([])
})
