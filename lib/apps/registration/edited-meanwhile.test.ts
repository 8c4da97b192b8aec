import { addAppMember } from '@/lib/apps/testing/parsed'
import { db } from '@/lib/db/client'
import { findApp } from '../find-app'
import { suspendApp } from '../lifecycle/suspend-app'
import { revisionOf } from '../revision'
import {
  actionsOf,
  anApp,
  emailOf,
  expect,
  expectRefused,
  registrationOf,
  test,
} from '../testing/fixtures'
import { editApp } from './edit-app'
import { findLastEdit } from './find-last-edit'

test('who edits an app that somebody else has changed meanwhile is told, and nothing is lost', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const revision = revisionOf(app)
  await editApp(ada, app.id, { ...registrationOf({ company: 'Fjord Rail AS' }), revision })
  const late = { ...registrationOf({ description: 'At the station.' }), revision }
  await expectRefused(editApp(dora, app.id, late), 'app_changed_meanwhile')
  expect(await findApp(dora, app.id)).toMatchObject({ company: 'Fjord Rail AS', description: '' })
  expect(await findLastEdit(dora, app.id)).toMatchObject({ byName: 'Ada' })
  expect(await actionsOf(ada.organizationId)).toEqual(['app.registered', 'app.edited'])
})

test('who has seen what changed saves over it', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora)
  const theirs = await editApp(ada, app.id, registrationOf({ company: 'Fjord Rail AS' }))
  const mine = { ...registrationOf({ name: 'Desk' }), revision: revisionOf(theirs) }
  expect(await editApp(dora, app.id, mine)).toMatchObject({ name: 'Desk', company: 'Fjord Rail' })
})

test('two who write the same do not stand in each other’s way', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const same = { ...registrationOf({ name: 'Desk' }), revision: revisionOf(app) }
  await editApp(ada, app.id, same)
  expect((await editApp(dora, app.id, same)).version).toBe(2)
})

test('a suspension or a new colleague does not spoil what somebody is typing', async ({
  people: { ada, dora, dan },
}) => {
  const app = await anApp(dora)
  await suspendApp(ada, app.id)
  await addAppMember(dora, app.id, { email: await emailOf(dan) })
  const input = { ...registrationOf({ name: 'Desk' }), revision: revisionOf(app) }
  expect((await editApp(dora, app.id, input)).name).toBe('Desk')
})

test('of two edits at the same moment one is told', async ({ people: { ada, dora } }) => {
  const app = await anApp(dora)
  const revision = revisionOf(app)
  const outcomes = await Promise.allSettled([
    editApp(ada, app.id, { ...registrationOf({ name: 'Ada’s' }), revision }),
    editApp(dora, app.id, { ...registrationOf({ name: 'Dora’s' }), revision }),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const reason = expect.objectContaining({ code: 'app_changed_meanwhile' })
  expect(outcomes).toContainEqual({ status: 'rejected', reason })
  const edits = await db().auditEvent.count({ where: { action: 'app.edited' } })
  expect(edits).toBe(1)
})
