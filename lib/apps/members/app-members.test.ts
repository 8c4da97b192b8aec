import { addAppMember } from '@/lib/apps/testing/parsed'
import { makePerson } from '@/lib/people/testing/fixtures'
import { findApp } from '../find-app'
import { suspendApp } from '../lifecycle/suspend-app'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  refusalOf,
  test,
} from '../testing/fixtures'
import { removeAppMember } from './remove-app-member'

test('a person who was added sees and changes the app, until taken off it', async ({
  people: { dora, dan },
}) => {
  const app = await anApp(dora)
  await expectRefused(findApp(dan, app.id), 'not_found')
  const email = ` ${(await emailOf(dan)).toUpperCase()} `
  const added = await addAppMember(dora, app.id, { email })
  expect(added.members.map(({ name }) => name)).toEqual(['Dan'])
  expect(await findApp(dan, app.id)).toEqual(added)
  expect((await suspendApp(dan, app.id)).status).toBe('suspended')
  const removed = await removeAppMember(dora, app.id, dan.personId)
  expect(removed.members).toEqual([])
  await expectRefused(findApp(dan, app.id), 'not_found')
  await expectRefused(removeAppMember(dora, app.id, dan.personId), 'not_found')
  expect(await actionsOf(dora.organizationId)).toEqual([
    'app.registered',
    'app.member_added',
    'app.suspended',
    'app.member_removed',
  ])
})

test('only somebody of the same organization, once, and not the owner, can be added', async ({
  people: { ada, dora, dan, strange },
}) => {
  const app = await anApp(dora)
  await addAppMember(ada, app.id, { email: await emailOf(dan) })
  const about = async (email: string) =>
    (await refusalOf(addAppMember(dora, app.id, { email })))?.fields?.email
  expect(await about(await emailOf(dora))).toBe('Dora owns this app already.')
  expect(await about(await emailOf(dan))).toBe('Dan was added before.')
  const nobody = 'Nobody in your organization has this email.'
  for (const email of [await emailOf(strange), 'nobody@example.com', '', '\0', "' OR 1=1 --"]) {
    expect(await about(email)).toBe(nobody)
  }
})

test('the owner cannot be taken off the app', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora)
  await expectRefused(removeAppMember(ada, app.id, dora.personId), 'not_found')
})

test('who takes themselves off the app sees it one last time', async ({
  people: { dora, dan },
}) => {
  const app = await anApp(dora)
  await addAppMember(dora, app.id, { email: await emailOf(dan) })
  expect((await removeAppMember(dan, app.id, dan.personId)).members).toEqual([])
  await expectRefused(findApp(dan, app.id), 'not_found')
})

test('an email is read as at sign-in: composed, and no longer than any', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await makePerson('Zoë', { ...dora, role: 'developer' })
  const email = 'ZOE\u0308@fjord.example'
  const { members } = await addAppMember(dora, app.id, { email })
  expect(members.map(({ name }) => name)).toEqual(['Zoë'])
  const long = await refusalOf(
    addAppMember(dora, app.id, { email: `a${'e\u0301'.repeat(120_000)}` }),
  )
  expect(long?.fields).toEqual({ email: 'This is too long for an email address.' })
})
