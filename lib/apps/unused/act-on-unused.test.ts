import type { Actor } from '@/lib/actor'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { restoreApp } from '../lifecycle/restore-app'
import { resumeApp } from '../lifecycle/resume-app'
import { actOnUnusedApps } from './act-on-unused'
import { findUnused } from './find-unused'
import { keepApp } from './keep-app'

const DAYS = { unusedTellDays: 60, unusedSuspendDays: 90, unusedDeleteDays: 120 }

/** What was done about unused apps on which day, while so many days go by. */
async function whatHappens(days: number): Promise<Record<number, string[]>> {
  const done: Record<number, string[]> = {}
  for (let day = 1; day <= days; day += 1) {
    moveClock(DAY)
    const before = await db().auditEvent.count()
    while ((await actOnUnusedApps()) > 0);
    const events = await db().auditEvent.findMany({ orderBy: { id: 'asc' }, skip: before })
    if (events.length > 0) done[day] = events.map(({ action }) => action)
  }
  return done
}

const stateOf = async ({ id }: { id: string }) => {
  const { suspendedAt, suspendedFor, deletedAt } = await db().app.findUniqueOrThrow({
    where: { id },
  })
  return { suspended: suspendedAt !== null, suspendedFor, deleted: deletedAt !== null }
}

test('an app that nobody uses is told of, suspended and deleted, and can be restored', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, DAYS)
  const app = await anApp(dora)
  expect(await whatHappens(61)).toEqual({ 60: ['app.unused_told'] })
  const found = await findUnused(dora, app.id)
  expect(found?.suspendsAt).toEqual(new Date((found?.since.getTime() ?? 0) + 90 * DAY * 1000))
  expect(await whatHappens(60)).toEqual({
    29: ['app.unused_suspended'],
    59: ['app.unused_deleted'],
  })
  expect(await stateOf(app)).toMatchObject({ suspended: true, deleted: true })
  await restoreApp(dora, app.id)
  expect(await whatHappens(70)).toEqual({})
  expect(await stateOf(app)).toMatchObject({ suspended: true, deleted: false })
  await resumeApp(dora, app.id)
  expect(await whatHappens(59)).toEqual({})
})

test('a use, a resumption and a word that it is needed begin the days again', async ({
  people: { ada, dora, dan, sam },
}) => {
  await setPolicy(ada, { ...DAYS, unusedDeleteDays: 0 })
  const [used, kept, resumed] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  const { secret } = await issueSecret(dora, used.id, { name: 'Production', expiresAt: null })
  await whatHappens(61)
  await useSecret(secret.id, now())
  await keepApp(dora, kept.id)
  await expectRefused(keepApp(dan, kept.id), 'not_found')
  await expectRefused(keepApp(sam, kept.id), 'forbidden')
  expect(await findUnused(dora, kept.id)).toBeNull()
  expect(await whatHappens(30)).toEqual({ 29: ['app.unused_suspended'] })
  expect(await stateOf(resumed)).toMatchObject({ suspended: true, suspendedFor: 'unused' })
  await resumeApp(dora, resumed.id)
  expect(await whatHappens(29)).toEqual({})
})

test('old apps are told of first and suspended a week later, when a policy begins', async ({
  people: { ada, dora },
}) => {
  await anApp(dora)
  moveClock(400 * DAY)
  await setPolicy(ada, { unusedDeleteDays: 120, unusedSuspendDays: 90 })
  expect(await whatHappens(16)).toEqual({
    1: ['app.unused_told'],
    8: ['app.unused_suspended'],
    15: ['app.unused_deleted'],
  })
})

test('apps that registered themselves have days of their own, and those of documents none', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, { programsUnusedTellDays: 10 })
  const sources = ['portal', 'moved_in', 'dynamic', 'open', 'metadata_document'] as const
  for (const source of sources) await registered(dora, source)
  await whatHappens(12)
  const told = await db().auditEvent.findMany({ where: { action: 'app.unused_told' } })
  expect(told.map(({ targetName }) => targetName).toSorted()).toEqual(['dynamic', 'open'])
})

test('an app with an exception is not told of, and one that is not to be suspended is deleted after its owner was told', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, DAYS)
  const [never, unsuspended] = [await anApp(dora), await anApp(dora)]
  const except = (appId: string, setting: keyof typeof DAYS) =>
    anException(ada.organizationId, { appId, setting })
  await except(never.id, 'unusedTellDays')
  await except(never.id, 'unusedSuspendDays')
  await except(never.id, 'unusedDeleteDays')
  await except(unsuspended.id, 'unusedSuspendDays')
  expect(await whatHappens(61)).toEqual({ 60: ['app.unused_told'] })
  const found = await findUnused(dora, unsuspended.id)
  expect([found?.suspendsAt, found?.deletesAt]).toEqual([null, expect.any(Date)])
  const told = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.unused_told' } })
  expect(told.detail).toMatchObject({ next: 'deleted' })
  expect(await whatHappens(60)).toEqual({ 59: ['app.unused_deleted'] })
  expect(await stateOf(never)).toMatchObject({ suspended: false, deleted: false })
  expect(await stateOf(unsuspended)).toMatchObject({ suspended: false, deleted: true })
})

/** An exception straight in the table, and the note that there is one; `lib/violations` gives them. */
async function anException(organizationId: string, of: { appId: string; setting: string }) {
  const by = { createdAt: now(), createdById: 'psn', createdByName: 'Ada', reason: 'Yearly' }
  const endsAt = secondsAfter(now(), 300 * DAY)
  await db().policyException.create({
    data: { id: newId('pex'), organizationId, ...of, ...by, endsAt },
  })
  await db().policy.update({ where: { organizationId }, data: { exempting: true } })
}

async function registered(
  by: Actor,
  source: 'portal' | 'moved_in' | 'dynamic' | 'open' | 'metadata_document',
) {
  const { id } = await anApp(by, { name: source })
  await db().app.update({ where: { id }, data: { source } })
}
