import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { makeScimToken } from '@/lib/directory/testing/parsed'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { listMails } from '@/lib/mail/outbox/list-mails'
import { outboxQuery } from '@/lib/mail/outbox/outbox-query'
import { sendVia } from '@/lib/mail/testing/mails'
import { expect, makePerson, type TestPerson } from '../testing/fixtures'
import { findMyEmail } from './find-my-email'
import { ask, confirm, EMAIL, lastMailed, test } from './testing/own-email'

test('who asks learns nothing of whether the address has an account; its mailbox does', async ({
  people: { ada, dora, strange },
  post,
}) => {
  const { organizationId } = ada
  const member = { organizationId, role: 'developer', passwordDigest: null } as const
  const invited = await makePerson('Nora', member)
  for (const { email } of [strange, invited]) {
    expect(await ask(dora, email)).toBe('done')
    expect(await findMyEmail(dora)).toMatchObject({ waiting: { email } })
    expect(await lastMailed(post)).toBe('')
    expect(post.received.at(-1)).toMatchObject({
      to: [email],
      headers: { subject: 'This email is in use already' },
    })
  }
  const outbox = await listMails(strange, outboxQuery.parse({}))
  expect(outbox.total).toBe(0)
})

test('an email by which a provider signs somebody in is not changed here', async ({
  people: { dora },
  post,
}) => {
  await ask(dora)
  const token = await lastMailed(post)
  const identity = { issuer: 'https://idp.example', subject: 'dora', createdAt: now() }
  await db().personIdentity.create({ data: { ...identity, personId: dora.personId } })
  expect(await ask(dora)).toBe('email_kept_elsewhere')
  expect(await confirm(dora, token)).toBe('email_kept_elsewhere')
  expect(await findMyEmail(dora)).toEqual({ changeable: false, waiting: null })
})

/** The directory of the person's organization writes them, or removes them. */
async function written({ personId, organizationId, email }: TestPerson, removedAt: Date | null) {
  const names = { userName: email, comparedName: email }
  const data = { ...names, personId, organizationId, changedAt: now(), removedAt }
  const where = { personId_organizationId: { personId, organizationId } }
  await db().scimUser.upsert({ where, create: data, update: data })
}

test('an email that a directory has written is not changed here, and a colleague’s is', async ({
  people: { ada, dora, sam },
  post: _,
}) => {
  await written(dora, null)
  expect(await findMyEmail(dora)).toMatchObject({ changeable: true })
  await makeScimToken(ada, { name: 'Entra' })
  expect(await ask(dora)).toBe('email_kept_elsewhere')
  expect(await ask(sam, 'sam.berg@fjord.example')).toBe('done')
  await written(dora, now())
  expect(await ask(dora)).toBe('done')
})

test('it needs a step-up, a mail server, and another address than one’s own', async ({
  people: { dora },
  post: _,
}) => {
  const provenAt = now()
  expect(await ask(dora, dora.email)).toBe('invalid_input')
  moveClock(DAY)
  expect(await ask({ ...dora, provenAt })).toBe('step_up_required')
  sendVia(null)
  expect(await ask(dora)).toBe('mail_not_configured')
  expect(await db().mail.count()).toBe(0)
})

test('an account asks five times in an hour', async ({ people: { dora }, post: _ }) => {
  const outcomes: string[] = []
  for (let n = 0; n < 6; n += 1) outcomes.push(await ask(dora, `dora.${n}@fjord.example`))
  expect(outcomes).toEqual([...Array(5).fill('done'), 'too_many_attempts'])
})

test('an address is mailed three times in an hour, and the link that it got last works on', async ({
  people: { dora, sam },
  post,
}) => {
  let token = ''
  for (let n = 0; n < 3; n += 1) {
    expect(await ask(dora)).toBe('done')
    // Mails that wait at the same time are sent in any order.
    token = await lastMailed(post)
  }
  expect(await ask(dora)).toBe('too_many_attempts')
  expect(await ask(sam)).toBe('too_many_attempts')
  await deliverDueMails()
  expect(post.received).toHaveLength(3)
  expect(await confirm(dora, token)).toBe('done')
})

test('of two requests of one person at once the later link works, and no other', async ({
  people: { dora },
  post,
}) => {
  expect(await Promise.all([ask(dora), ask(dora)])).toEqual(['done', 'done'])
  await deliverDueMails()
  expect(post.received.map(({ to }) => to)).toEqual([[EMAIL], [EMAIL]])
  const tokens = post.received.map(({ link }) => link?.split('#')[1] ?? '')
  const outcomes = [await confirm(dora, tokens[0] ?? ''), await confirm(dora, tokens[1] ?? '')]
  expect(outcomes.toSorted()).toEqual(['done', 'email_link_dead'])
})
