import { HOUR, moveClock } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deliverDueMails } from '@/lib/mail/deliver-mails'
import { disablePerson } from '../disable-person'
import { enablePerson } from '../enable-person'
import { findToldPerson } from '../find-told-person'
import { inviteAgain } from '../invitations/invite-again'
import { actionsOf, expect, NEW_PASSWORD, outcomeOf, PASSWORD } from '../testing/fixtures'
import { changeEmail, changePassword, choosePassword, signIn } from '../testing/parsed'
import { findMyEmail } from './find-my-email'
import { readEmailLink } from './read-email-link'
import { sweepEmailChanges } from './sweep-email-changes'
import { ask, confirm, EMAIL, lastMailed, test } from './testing/own-email'

test('a person gets the email whose link they open, once; the old one is told, and sessions stay', async ({
  people: { dora },
  post,
}) => {
  const where = { where: { id: dora.personId } }
  const { sessionEpoch } = await db().person.findUniqueOrThrow(where)
  expect(await ask(dora, ' Dora.Dahl@fjord.example ')).toBe('done')
  expect(await findMyEmail(dora)).toMatchObject({ changeable: true, waiting: { email: EMAIL } })
  const token = await lastMailed(post)
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
  expect(post.received.at(-1)?.content).toContain('Address: 192.0.2.7')
  const events = await actionsOf(dora.organizationId)
  expect(events).toEqual(expect.arrayContaining(['person.email_asked_for', 'person.email_changed']))
})

test('the link works in no other account, for four hours, and the newest alone', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const first = await lastMailed(post)
  await ask(dora)
  const second = await lastMailed(post)
  expect(await confirm(dora, first)).toBe('email_link_dead')
  expect(await confirm(sam, second)).toBe('email_link_dead')
  expect(await confirm(dora, '')).toBe('email_link_dead')
  moveClock(4 * HOUR)
  expect(await confirm(dora, second)).toBe('email_link_dead')
  expect(await sweepEmailChanges()).toBe(1)
})

test('an email that got an account after the mail stays with that account', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const token = await lastMailed(post)
  await db().person.update({ where: { id: sam.personId }, data: { email: EMAIL } })
  expect(await confirm(dora, token)).toBe('email_in_use')
  expect(await findToldPerson(dora.personId)).toMatchObject({ email: dora.email })
})

test('of two people who confirm one email at once, one gets it', async ({
  people: { dora, sam },
  post,
}) => {
  await ask(dora)
  const ofDora = await lastMailed(post)
  await ask(sam)
  const ofSam = await lastMailed(post)
  const both = await Promise.all([confirm(dora, ofDora), confirm(sam, ofSam)])
  expect(both.toSorted()).toEqual(['done', 'email_in_use'])
})

test('one link that is opened twice at once changes the email once', async ({
  people: { dora },
  post,
}) => {
  await ask(dora)
  const token = await lastMailed(post)
  const both = await Promise.all([confirm(dora, token), confirm(dora, token)])
  expect(both.toSorted()).toEqual(['done', 'email_link_dead'])
  const events = await actionsOf(dora.organizationId)
  expect(events.filter((one) => one === 'person.email_changed')).toHaveLength(1)
})

test('a link to a new password that went to the old email dies with the change', async ({
  people: { ada, dora },
  post,
}) => {
  await ask(dora)
  const token = await lastMailed(post)
  const reset = (await inviteAgain(ada, dora.personId)).reveal().split('#')[1] ?? ''
  expect(await confirm(dora, token)).toBe('done')
  const choose = choosePassword(reset, { password: NEW_PASSWORD }, dora.origin)
  expect(await outcomeOf(choose)).toBe('setup_link_dead')
})

test('a new password, a disabled account and an administrator’s change end what was asked for', async ({
  people: { ada, dora },
  post,
}) => {
  const ends = [
    () => changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD }),
    () => disablePerson(ada, dora.personId).then(() => enablePerson(ada, dora.personId)),
    () => changeEmail(ada, dora.personId, { email: 'd.dahl@fjord.example' }),
  ]
  for (const end of ends) {
    await ask(dora)
    const token = await lastMailed(post)
    await end()
    expect(await confirm(dora, token)).toBe('email_link_dead')
  }
})
