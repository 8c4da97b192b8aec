import type { Actor } from '@/lib/actor'
import { anApp, expect, expectRefused, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { anException } from '@/lib/policies/testing/an-exception'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { useSecret } from '@/lib/secrets/testing/use-secret'
import { restoreApp } from '../lifecycle/restore-app'
import { resumeApp } from '../lifecycle/resume-app'
import { actOnUnusedApps } from './act-on-unused'
import { findUnused } from './find-unused'
import { keepApp } from './keep-app'

const DAYS = { unusedTellDays: 60, unusedSuspendDays: 90, unusedDeleteDays: 120 }
const SETTINGS = ['unusedTellDays', 'unusedSuspendDays', 'unusedDeleteDays'] as const
const NEVER = { unusedTellDays: 0, unusedSuspendDays: 0, unusedDeleteDays: 0 }

/**
 * What was done about unused apps on which of the next days. Where only the last ones are swept, nothing
 * is looked for on those before.
 */
async function whatHappens(days: number, last = days): Promise<Record<number, string[]>> {
  moveClock((days - last) * DAY)
  const done: Record<number, string[]> = {}
  for (let day = days - last + 1; day <= days; day += 1) {
    moveClock(DAY)
    const before = await db().auditEvent.count()
    while ((await actOnUnusedApps()) > 0);
    const events = await db().auditEvent.findMany({ orderBy: { id: 'asc' }, skip: before })
    if (events.length > 0) done[day] = events.map(({ action }) => action)
  }
  return done
}

async function afterDays(days: number): Promise<string[]> {
  return Object.values(await whatHappens(days, 1)).flat()
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
  expect(await whatHappens(61, 3)).toEqual({ 60: ['app.unused_told'] })
  const found = await findUnused(dora, app.id)
  expect(found?.suspendsAt).toEqual(new Date((found?.since.getTime() ?? 0) + 90 * DAY * 1000))
  expect(await whatHappens(30, 3)).toEqual({ 29: ['app.unused_suspended'] })
  expect(await whatHappens(30, 3)).toEqual({ 29: ['app.unused_deleted'] })
  expect(await stateOf(app)).toMatchObject({ suspended: true, deleted: true })
  await restoreApp(dora, app.id)
  expect(await whatHappens(1)).toEqual({})
  expect(await afterDays(69)).toEqual([])
  expect(await stateOf(app)).toMatchObject({ suspended: true, deleted: false })
  await resumeApp(dora, app.id)
  expect(await whatHappens(1)).toEqual({})
  expect(await afterDays(58)).toEqual([])
})

test('a use, a resumption and a word that it is needed begin the days again', async ({
  people: { ada, dora, dan, sam },
}) => {
  await setPolicy(ada, { ...DAYS, unusedDeleteDays: 0 })
  const [used, kept, resumed] = [await anApp(dora), await anApp(dora), await anApp(dora)]
  const { secret } = await issueSecret(dora, used.id, { name: 'Production', expiresAt: null })
  await afterDays(61)
  await useSecret(secret.id, now())
  await keepApp(dora, kept.id)
  await expectRefused(keepApp(dan, kept.id), 'not_found')
  await expectRefused(keepApp(sam, kept.id), 'forbidden')
  expect(await findUnused(dora, kept.id)).toBeNull()
  expect(await whatHappens(30, 3)).toEqual({ 29: ['app.unused_suspended'] })
  expect(await stateOf(resumed)).toMatchObject({ suspended: true, suspendedFor: 'unused' })
  await resumeApp(dora, resumed.id)
  expect(await whatHappens(1)).toEqual({})
  expect(await afterDays(28)).toEqual([])
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
  await afterDays(12)
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
  expect(await whatHappens(61, 3)).toEqual({ 60: ['app.unused_told'] })
  const found = await findUnused(dora, unsuspended.id)
  expect([found?.suspendsAt, found?.deletesAt]).toEqual([null, expect.any(Date)])
  const told = await db().auditEvent.findFirstOrThrow({ where: { action: 'app.unused_told' } })
  expect(told.detail).toMatchObject({ next: 'deleted' })
  expect(await whatHappens(60, 3)).toEqual({ 59: ['app.unused_deleted'] })
  expect(await stateOf(never)).toMatchObject({ suspended: false, deleted: false })
  expect(await stateOf(unsuspended)).toMatchObject({ suspended: false, deleted: true })
})

for (const off of ['for all', 'for this app'] as const) {
  test(`where the policy was off ${off}, an owner is told anew a week before a step`, async ({
    people: { ada, dora },
  }) => {
    const fresh = () => ({ ...ada, provenAt: now() })
    await setPolicy(ada, DAYS)
    const app = await anApp(dora)
    expect(await afterDays(61)).toEqual(['app.unused_told'])
    if (off === 'for all') await setPolicy(fresh(), NEVER)
    else
      for (const setting of SETTINGS)
        await anException(ada.organizationId, { appId: app.id, setting }, 300)
    expect(await afterDays(298)).toEqual([])
    if (off === 'for all') await setPolicy(fresh(), DAYS)
    expect(await whatHappens(20)).toEqual(
      off === 'for all'
        ? { 1: ['app.unused_told'], 8: ['app.unused_suspended'], 15: ['app.unused_deleted'] }
        : { 2: ['app.unused_told'], 9: ['app.unused_suspended'], 16: ['app.unused_deleted'] },
    )
  })
}

test('an app that is suspended while the policy is off is told of before it is deleted, and can be resumed', async ({
  people: { ada, dora },
}) => {
  const fresh = () => ({ ...ada, provenAt: now() })
  await setPolicy(ada, DAYS)
  const [stays, resumed] = [await anApp(dora), await anApp(dora)]
  for (const days of [61, 30]) await afterDays(days)
  expect(await stateOf(stays)).toMatchObject({ suspendedFor: 'unused' })
  await setPolicy(fresh(), NEVER)
  await afterDays(1)
  await resumeApp(dora, resumed.id)
  await afterDays(400)
  await setPolicy(fresh(), DAYS)
  expect(await whatHappens(10)).toEqual({ 1: ['app.unused_told'], 8: ['app.unused_deleted'] })
  expect(await stateOf(stays)).toMatchObject({ deleted: true })
  expect(await stateOf(resumed)).toEqual({ suspended: false, suspendedFor: null, deleted: false })
})

test('a step that the policy begins to ask for, or asks for sooner, is told of a week before', async ({
  people: { ada, dora },
}) => {
  const policy = (days: Partial<typeof DAYS>) => setPolicy({ ...ada, provenAt: now() }, days)
  await policy({ unusedTellDays: 60 })
  await anApp(dora)
  expect(await afterDays(200)).toEqual(['app.unused_told'])
  await policy({ unusedSuspendDays: 90 })
  expect(await whatHappens(9)).toEqual({ 1: ['app.unused_told'], 8: ['app.unused_suspended'] })
  await policy({ unusedDeleteDays: 220 })
  expect(await whatHappens(19, 15)).toEqual({
    11: ['app.unused_told'],
    18: ['app.unused_deleted'],
  })
})

test('a day that comes sooner than its owner was told is told a week before', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, { unusedTellDays: 60, unusedSuspendDays: 500 })
  await anApp(dora)
  expect(await afterDays(100)).toEqual(['app.unused_told'])
  await setPolicy({ ...ada, provenAt: now() }, { unusedSuspendDays: 90 })
  expect(await whatHappens(9)).toEqual({ 1: ['app.unused_told'], 8: ['app.unused_suspended'] })
})

test('sweeps at the same moment take each step once', async ({ people: { ada, dora } }) => {
  await setPolicy(ada, DAYS)
  for (let count = 0; count < 4; count += 1) await anApp(dora)
  for (const days of [61, 30, 30]) {
    moveClock(days * DAY)
    await Promise.all([actOnUnusedApps(), actOnUnusedApps(), actOnUnusedApps()])
  }
  for (const step of ['told', 'suspended', 'deleted']) {
    const action = `app.unused_${step}` as const
    expect(await db().auditEvent.count({ where: { action } }), step).toBe(4)
  }
})

async function registered(
  by: Actor,
  source: 'portal' | 'moved_in' | 'dynamic' | 'open' | 'metadata_document',
) {
  const { id } = await anApp(by, { name: source })
  await db().app.update({ where: { id }, data: { source } })
}
