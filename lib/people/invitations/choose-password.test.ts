import { DAY, moveClock } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { addPerson, changePassword, choosePassword } from '@/lib/people/testing/parsed'
import { disablePerson } from '../disable-person'
import { enablePerson } from '../enable-person'
import { checkSession } from '../sessions/check-session'
import { startSession } from '../sessions/start-session'
import { verifyPassword } from '../sign-in/verify-password'
import {
  actionsOf,
  expect,
  from,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
  type People,
  test,
} from '../testing/fixtures'
import { inviteAgain } from './invite-again'
import { readSetupLink } from './read-setup-link'
import { readWelcomeLink } from './read-welcome-link'

const HERE = from('198.51.100.30')

const tokenOf = (link: Plaintext) => new URL(link.reveal()).hash.slice(1)
const choose = (token: string, password = NEW_PASSWORD) =>
  outcomeOf(choosePassword(token, { password }, HERE))

async function addIvy({ ada }: People) {
  const ivy = { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' } as const
  const { link, personId } = await addPerson(ada, ivy)
  return { token: tokenOf(link), personId }
}

test('somebody who was added chooses a password with their link, and signs in', async ({
  people,
}) => {
  const { token, personId } = await addIvy(people)
  expect(await readWelcomeLink(token)).toEqual({
    name: 'Ivy',
    email: 'ivy@fjord.example',
    joins: null,
  })
  const proven = await choosePassword(token, { password: NEW_PASSWORD }, HERE)
  expect(proven.personId).toBe(personId)
  const session = await startSession(proven, HERE)
  expect((await checkSession(session, HERE)).alive).toBe(true)
  const given = { email: 'ivy@fjord.example', password: NEW_PASSWORD }
  expect((await verifyPassword(given, HERE)).personId).toBe(personId)
  expect(await actionsOf(people.ada.organizationId)).toContain('person.password_chosen')
})

test('a welcome link works once, however many use it at once', async ({ people }) => {
  const { token } = await addIvy(people)
  const outcomes = await Promise.all([choose(token), choose(token), choose(token)])
  expect(outcomes.sort()).toEqual(['done', 'setup_link_dead', 'setup_link_dead'])
})

test('the link of somebody who was added lives for seven days', async ({ people }) => {
  const { token } = await addIvy(people)
  moveClock(7 * DAY)
  expect(await choose(token)).toBe('setup_link_dead')
})

test('a link to a new password lives for 24 hours', async ({ people: { ada, dora } }) => {
  const token = tokenOf(await inviteAgain(ada, dora.personId))
  moveClock(DAY - 1)
  expect(await outcomeOf(readWelcomeLink(token))).toBe('done')
  moveClock(DAY)
  expect(await outcomeOf(readWelcomeLink(token))).toBe('setup_link_dead')
  expect(await choose(token)).toBe('setup_link_dead')
})

test('a link dies when the password changes, and stays dead', async ({ people: { ada, dora } }) => {
  const token = tokenOf(await inviteAgain(ada, dora.personId))
  await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
  expect(await choose(token, 'violet-anchor-58-soup')).toBe('setup_link_dead')
  const kept = { email: dora.email, password: NEW_PASSWORD }
  expect((await verifyPassword(kept, HERE)).personId).toBe(dora.personId)
})

test('a link that was made before somebody was disabled stays dead when they are enabled', async ({
  people: { ada, dora },
}) => {
  const token = tokenOf(await inviteAgain(ada, dora.personId))
  await disablePerson(ada, dora.personId)
  await enablePerson(ada, dora.personId)
  expect(await choose(token)).toBe('setup_link_dead')
})

test('of a link and a change of the password at once, one succeeds', async ({
  people: { ada, dora },
}) => {
  const token = tokenOf(await inviteAgain(ada, dora.personId))
  const change = { current: PASSWORD, next: 'violet-anchor-58-soup' }
  const outcomes = await Promise.all([
    choose(token),
    outcomeOf(changePassword(dora, change)),
    outcomeOf(inviteAgain(ada, dora.personId)),
  ])
  expect(outcomes.slice(0, 2).filter((outcome) => outcome === 'done')).toHaveLength(1)
  expect(outcomes[2]).toBe('done')
})

test('a weak password does not use the link up, and may not be made from the email', async ({
  people,
}) => {
  const { token } = await addIvy(people)
  expect(await choose(token, 'ivy@fjord.example')).toBe('invalid_input')
  expect(await choose(token)).toBe('done')
})

test('a new link kills the older one', async ({ people }) => {
  const { token, personId } = await addIvy(people)
  const newer = tokenOf(await inviteAgain(people.ada, personId))
  expect(await choose(token)).toBe('setup_link_dead')
  expect(await choose(newer)).toBe('done')
})

test('a disabled person cannot use their link', async ({ people }) => {
  const { token, personId } = await addIvy(people)
  await disablePerson(people.ada, personId)
  expect(await outcomeOf(readWelcomeLink(token))).toBe('setup_link_dead')
  expect(await choose(token)).toBe('setup_link_dead')
})

test('a link for a person who has a password replaces it and ends their sessions', async ({
  people,
}) => {
  const { dora, ada } = people
  const session = await startSession({ personId: dora.personId, epoch: 1 }, HERE)
  const token = tokenOf(await inviteAgain(ada, dora.personId))
  expect((await checkSession(session, HERE)).alive).toBe(true)
  expect(await choose(token)).toBe('done')
  expect((await checkSession(session, HERE)).alive).toBe(false)
  const old = { email: dora.email, password: PASSWORD }
  expect(await outcomeOf(verifyPassword(old, HERE))).toBe('wrong_credentials')
})

test('the link of one organization sets no password of an account in another', async ({
  people: { ada, strange },
}) => {
  const { email } = strange
  const { link, personId } = await addPerson(ada, { email, name: 'Ivy', role: 'developer' })
  const token = tokenOf(link)
  expect(await choose(token)).toBe('email_taken')
  expect((await verifyPassword({ email, password: PASSWORD }, HERE)).personId).toBe(
    strange.personId,
  )
  const newer = tokenOf(await inviteAgain(ada, personId))
  expect(await choose(newer)).toBe('email_taken')
  expect(await outcomeOf(readWelcomeLink(newer))).toBe('done')
})

test('of two organizations that invite somebody, the one whose link is used first has them', async ({
  people: { ada, strange },
}) => {
  const ivy = { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' } as const
  const links = [await addPerson(ada, ivy), await addPerson(strange, ivy)]
  const outcomes = await Promise.all(links.map(({ link }) => choose(tokenOf(link))))
  expect(outcomes.sort()).toEqual(['done', 'email_taken'])
  const proven = await verifyPassword({ email: ivy.email, password: NEW_PASSWORD }, HERE)
  const { passwordDigest } = await db().person.findUniqueOrThrow({ where: { id: proven.personId } })
  expect(passwordDigest).not.toBeNull()
})

test('a welcome link opens no set-up', async ({ people }) => {
  const { token } = await addIvy(people)
  expect(await outcomeOf(readSetupLink(token))).toBe('setup_link_dead')
})
