import { addAppMember, changeOwners, resumeApps, suspendApps } from '@/lib/apps/testing/parsed'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { disablePerson } from '@/lib/people/disable-person'
import { findApp } from '../find-app'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  refusalOf,
  test,
} from '../testing/fixtures'
import { deleteApp } from './delete-app'
import { SEVERAL_APPS_MAX } from './several-apps'

test('several apps are suspended and resumed at once, each with its event', async ({
  people: { dora },
}) => {
  const appIds = [(await anApp(dora)).id, (await anApp(dora, { name: 'Other' })).id]
  const done = appIds.map((id) => ({ id, refused: null }))
  expect(await suspendApps(dora, { appIds })).toEqual(done)
  expect((await findApp(dora, appIds[1] ?? '')).status).toBe('suspended')
  expect(await resumeApps(dora, { appIds })).toEqual(done)
  expect((await actionsOf(dora.organizationId)).slice(2)).toEqual([
    'app.suspended',
    'app.suspended',
    'app.resumed',
    'app.resumed',
  ])
})

test('one that is refused stops no other, and is told with its reason', async ({
  people: { dora, dan },
}) => {
  const [mine, gone] = [await anApp(dora), await anApp(dora, { name: 'Gone' })]
  const theirs = await anApp(dan)
  await deleteApp(dora, gone.id, { typedName: 'Gone' })
  const outcomes = await suspendApps(dora, { appIds: [gone.id, theirs.id, 'nonsense', mine.id] })
  expect(outcomes.map(({ refused }) => refused)).toEqual([
    'This app was deleted. Restore it first.',
    'There is nothing here, or you may not see it.',
    'There is nothing here, or you may not see it.',
    null,
  ])
  expect((await findApp(dan, theirs.id)).status).toBe('active')
})

test('what is refused of all alike is refused as a whole', async ({
  people: { dora, dan, sam },
}) => {
  const appIds = [(await anApp(dora)).id, (await anApp(dora, { name: 'Other' })).id]
  await expectRefused(suspendApps(sam, { appIds }), 'forbidden')
  await expectRefused(suspendApps(dan, { appIds }), 'not_found')
  await suspendApps(dora, { appIds })
  const stale = { ...dora, provenAt: secondsAfter(now(), -3_600 * 24) }
  await expectRefused(resumeApps(stale, { appIds }), 'step_up_required')
})

test('an app of another organization answers as one that does not exist', async ({
  people: { dora, strange },
}) => {
  const { id } = await anApp(dora)
  const email = await emailOf(strange)
  const missing = `app_${'x'.repeat(20)}`
  for (const appIds of [[id], [missing]]) {
    await expectRefused(suspendApps(strange, { appIds }), 'not_found')
    await expectRefused(changeOwners(strange, { appIds, email }), 'not_found')
  }
})

test('no more than a hundred at once, and at least one', async ({ people: { dora } }) => {
  const many = Array.from({ length: SEVERAL_APPS_MAX + 1 }, (_, n) => `app_${n}`)
  const refused = (appIds: string[]) => refusalOf(suspendApps(dora, { appIds }))
  expect((await refused(many))?.fields?.appIds).toBe('At most 100 apps can be changed at once.')
  expect((await refused([]))?.fields?.appIds).toBe('Choose an app first.')
})

test('an administrator gives an app to a member of it, who is then no member any more', async ({
  people: { ada, dora, dan },
}) => {
  const { id } = await anApp(dora)
  const email = await emailOf(dan)
  await addAppMember(dora, id, { email })
  await changeOwners(ada, { appIds: [id], email: ` ${email.toUpperCase()}` })
  expect(await findApp(dan, id)).toMatchObject({ owner: { name: 'Dan' }, members: [] })
  await expectRefused(findApp(dora, id), 'not_found')
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.owner_changed' } })
  expect(event.detail).toEqual({ personId: dan.personId, name: 'Dan', before: 'Dora' })
  const version = (await findApp(dan, id)).version
  await changeOwners(dan, { appIds: [id], email })
  expect((await findApp(dan, id)).version).toBe(version)
})

test('a member gives nothing away, an administrator does, and nobody unfit gets an app', async ({
  people: { ada, dora, dan, sam, strange },
}) => {
  const { id } = await anApp(dora)
  await addAppMember(dora, id, { email: await emailOf(dan) })
  const give = async (actor: typeof ada, to: typeof ada) =>
    changeOwners(actor, { appIds: [id], email: await emailOf(to) })
  await expectRefused(give(dan, dan), 'owner_gives_away')
  await disablePerson(ada, dan.personId)
  for (const unfit of [sam, dan, strange]) {
    expect((await refusalOf(give(ada, unfit)))?.fields?.email).toMatch(/^No developer/)
  }
  await give(ada, ada)
  expect((await findApp(ada, id)).owner.name).toBe('Ada')
})
