import { DAY, HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { listMails } from '@/lib/mail/outbox/list-mails'
import { outboxQuery } from '@/lib/mail/outbox/outbox-query'
import { sendVia } from '@/lib/mail/testing/mails'
import { openPostOffice, type PostOffice } from '@/lib/mail/testing/post-office'
import { findToldPerson } from '../find-told-person'
import {
  actionsOf,
  test as base,
  expect,
  makePerson,
  outcomeOf,
  PASSWORD,
  type TestPerson,
} from '../testing/fixtures'
import { askForEmail, changeEmail, signIn } from '../testing/parsed'
import { confirmEmail } from './confirm-email'
import { findMyEmail } from './find-my-email'
import { readEmailLink } from './read-email-link'
import { sweepEmailChanges } from './sweep-email-changes'

const EMAIL = 'dora.dahl@fjord.example'

const test = base.extend<{ post: PostOffice }>({
  post: async ({ people: _ }, use) => {
    const post = await openPostOffice()
    sendVia(post.url)
    await use(post)
    await post.close()
  },
})

const ask = (who: TestPerson, email = EMAIL) => outcomeOf(askForEmail(who, { email }))
const confirm = (who: TestPerson, token: string) => outcomeOf(confirmEmail(who, token))

/** The token that was mailed last, or '' if the last mail has no link. */
async function mailedTo(post: PostOffice): Promise<string> {
  await deliverDueMails()
  return post.received.at(-1)?.link?.split('#')[1] ?? ''
}

test('a person gets the email whose link they open, once; the old one is told, and sessions stay', async ({
  people: { dora },
  post,
}) => {
  const where = { where: { id: dora.personId } }
  const { sessionEpoch } = await db().person.findUniqueOrThrow(where)
  expect(await ask(dora, ' Dora.Dahl@fjord.example ')).toBe('done')
  expect(await findMyEmail(dora)).toMatchObject({ changeable: true, waiting: { email: EMAIL } })
  const token = await mailedTo(post)
  expect(post.received.at(-1)?.to).toEqual([EMAIL])
  expect(await findToldPerson(dora.personId)).toMatchObject({ email: dora.email })
  expect(await readEmailLink(dora, token)).toEqual({ email: EMAIL })
  expect(await confirm(dora, token)).toBe('done')
  expect(await confirm(dora, token)).toBe('email_link_dead')
  expect(await findToldPerson(dora.personId)).toMatchObject({ email: EMAIL, emailVerified: true })
  expect(await db().person.findUniqueOrThrow(where)).toMatchObject({ sessionEpoch })
  expect(await outcomeOf(signIn({ email: EMAIL, password: PASSWORD }, dora.origin))).toBe('done')
  await deliverDueMails()
  expect(post.received.at(-1)).toMatchObject({
    to: [dora.email],
    headers: { subject: 'The email of your account was changed' },
  })
  expect(post.received.at(-1)?.content).not.toContain(EMAIL)
  const events = await actionsOf(dora.organizationId)
  expect(events).toEqual(expect.arrayContaining(['person.email_asked_for', 'person.email_changed']))
})

test('the link works in no other account, for four hours, and the newest alone', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const first = await mailedTo(post)
  await ask(dora)
  const second = await mailedTo(post)
  expect(await confirm(dora, first)).toBe('email_link_dead')
  expect(await confirm(sam, second)).toBe('email_link_dead')
  expect(await confirm(dora, '')).toBe('email_link_dead')
  moveClock(4 * HOUR)
  expect(await confirm(dora, second)).toBe('email_link_dead')
  expect(await sweepEmailChanges()).toBe(1)
})

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
    expect(await mailedTo(post)).toBe('')
    expect(post.received.at(-1)).toMatchObject({
      to: [email],
      headers: { subject: 'This email is in use already' },
    })
  }
  const outbox = await listMails(strange, outboxQuery.parse({}))
  expect(outbox.total).toBe(0)
})

test('an email that got an account after the mail stays with that account', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const token = await mailedTo(post)
  await db().person.update({ where: { id: sam.personId }, data: { email: EMAIL } })
  expect(await confirm(dora, token)).toBe('email_in_use')
  expect(await findToldPerson(dora.personId)).toMatchObject({ email: dora.email })
})

test('of two people who confirm one email at once, one gets it', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const ofDora = await mailedTo(post)
  await ask(sam)
  const ofSam = await mailedTo(post)
  const both = await Promise.all([confirm(dora, ofDora), confirm(sam, ofSam)])
  expect(both.toSorted()).toEqual(['done', 'email_in_use'])
})

test('an email that comes from a provider or a directory is not changed here', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const token = await mailedTo(post)
  const identity = { issuer: 'https://idp.example', subject: 'dora', createdAt: now() }
  await db().personIdentity.create({ data: { ...identity, personId: dora.personId } })
  expect(await ask(dora)).toBe('email_kept_elsewhere')
  expect(await confirm(dora, token)).toBe('email_kept_elsewhere')
  expect(await findMyEmail(dora)).toEqual({ changeable: false, waiting: null })
  await db().scimToken.create({
    data: {
      id: 'scm_1',
      organizationId: sam.organizationId,
      slot: 1,
      name: 'Directory',
      digest: new Uint8Array(32),
      createdAt: now(),
      createdByName: 'Ada',
    },
  })
  expect(await ask(sam)).toBe('email_kept_elsewhere')
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

test('an account asks five times in an hour, and an address is mailed three times', async ({
  people: { dora },
  post,
}) => {
  const outcomes: string[] = []
  for (let n = 0; n < 6; n += 1) outcomes.push(await ask(dora))
  expect(outcomes).toEqual([...Array(5).fill('done'), 'too_many_attempts'])
  await deliverDueMails()
  expect(post.received).toHaveLength(3)
})

test('an email that an administrator gives takes the place of the one that was asked for', async ({
  people: { ada, dora },
  post,
}) => {
  await ask(dora)
  const token = await mailedTo(post)
  await changeEmail(ada, dora.personId, { email: 'd.dahl@fjord.example' })
  expect(await confirm(dora, token)).toBe('email_link_dead')
})
