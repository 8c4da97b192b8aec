import { HOUR, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findToldPerson } from '../find-told-person'
import { inviteAgain } from '../invitations/invite-again'
import { readWelcomeLink } from '../invitations/read-welcome-link'
import { actionsOf, expect, makePerson, outcomeOf, PASSWORD, test } from '../testing/fixtures'
import { changeEmail, signIn } from '../testing/parsed'

const EMAIL = 'dora.dahl@fjord.example'

const change = (...args: Parameters<typeof changeEmail>) => outcomeOf(changeEmail(...args))

test('a member signs in with the email that an administrator gave, and both addresses are told', async ({
  people: { ada, dora },
}) => {
  const link = await inviteAgain(ada, dora.personId)
  const [, token = ''] = link.reveal().split('#')
  expect(await outcomeOf(readWelcomeLink(token))).toBe('done')
  await db().mail.deleteMany()
  await db().person.update({ where: { id: dora.personId }, data: { emailVerified: true } })
  const epoch = async () =>
    (await db().person.findUniqueOrThrow({ where: { id: dora.personId } })).sessionEpoch
  const before = await epoch()
  expect(await change(ada, dora.personId, { email: ' Dora.Dahl@fjord.example ' })).toBe('done')
  expect(await epoch()).toBeGreaterThan(before)
  expect(await findToldPerson(dora.personId)).toMatchObject({ email: EMAIL, emailVerified: false })
  expect(await outcomeOf(readWelcomeLink(token))).toBe('setup_link_dead')
  const mails = await db().mail.findMany({ orderBy: { id: 'asc' } })
  expect(mails.map(({ address, subject }) => [address, subject])).toEqual([
    [dora.email, 'The email of your account was changed'],
    [EMAIL, 'This is the email of your account now'],
  ])
  expect(JSON.stringify(mails[0])).not.toContain(EMAIL)
  expect(await outcomeOf(signIn({ email: dora.email, password: PASSWORD }, dora.origin))).not.toBe(
    'done',
  )
  expect(await outcomeOf(signIn({ email: EMAIL, password: PASSWORD }, dora.origin))).toBe('done')
  const events = await actionsOf(ada.organizationId)
  expect(events.filter((one) => one === 'person.email_changed')).toHaveLength(1)
})

test('administrators who change their own email stay signed in', async ({ people: { ada } }) => {
  const where = { where: { id: ada.personId } }
  const { sessionEpoch } = await db().person.findUniqueOrThrow(where)
  expect(await change(ada, ada.personId, { email: 'ada.admin@fjord.example' })).toBe('done')
  expect(await db().person.findUniqueOrThrow(where)).toMatchObject({ sessionEpoch })
})

test('nobody gets the email of an account, or of somebody invited here', async ({
  people: { ada, dora, sam, strange },
}) => {
  const { organizationId } = ada
  const invited = await makePerson('Nora', {
    organizationId,
    role: 'developer',
    passwordDigest: null,
  })
  for (const { email } of [sam, strange, invited]) {
    expect(await change(ada, dora.personId, { email })).toBe('email_taken')
  }
  expect(await db().mail.count()).toBe(0)
})

test('of two people who are given one email at once, one gets it', async ({
  people: { ada, dora, sam },
}) => {
  const both = [dora, sam].map(({ personId }) => change(ada, personId, { email: EMAIL }))
  expect((await Promise.all(both)).toSorted()).toEqual(['done', 'email_taken'])
})

test('nobody else changes it, and of whoever belongs elsewhere, too, the first organization alone', async ({
  people: { ada, dora, sam, strange },
}) => {
  for (const other of [dora, sam]) {
    expect(await change(other, dora.personId, { email: EMAIL })).toBe('forbidden')
  }
  expect(await change(strange, dora.personId, { email: EMAIL })).toBe('not_found')
  const provenAt = now()
  moveClock(HOUR)
  const later = { ...ada, provenAt }
  expect(await change(later, dora.personId, { email: EMAIL })).toBe('step_up_required')
  const { organizationId } = strange
  await db().membership.create({
    data: { personId: dora.personId, organizationId, role: 'developer', createdAt: now() },
  })
  expect(await change(strange, dora.personId, { email: EMAIL })).toBe('account_elsewhere')
  expect(await change(ada, dora.personId, { email: EMAIL })).toBe('done')
})
