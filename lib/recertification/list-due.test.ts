import type { Actor } from '@/lib/actor'
import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { plansOf } from '@/lib/db/testing/plans'
import { type MomentPlace, momentPlace } from '@/lib/place'
import { anException } from '@/lib/policies/testing/an-exception'
import { setPolicy } from '@/lib/policies/testing/parsed'
import { walked } from '@/lib/testing/walked'
import { listDueApps } from './list-due'

const inDays = (days: number) => secondsAfter(now(), days * DAY)

/** What is not listed of 40 apps: each seventh is deleted, each fifth suspended, the latter half for it. */
const FATES = {
  deleted: (n: number) => n % 7 === 3,
  suspended: (n: number) => n % 5 === 2,
  suspendedForIt: (n: number) => n % 10 === 2,
}

/** Apps with a round each, three of them due at the same moment; every tenth round has ended. */
async function someRounds({ organizationId, personId }: Actor): Promise<string[]> {
  const ids = Array.from({ length: 40 }, () => newId('app'))
  await db().app.createMany({
    data: ids.map((id, n) => ({
      id,
      organizationId,
      ownerId: personId,
      type: 'machine' as const,
      name: `App ${n}`,
      redirectUris: [],
      scopes: [],
      createdAt: inDays(-n),
      updatedAt: now(),
      deletedAt: FATES.deleted(n) ? now() : null,
      suspendedAt: FATES.suspended(n) ? now() : null,
      suspendedFor: FATES.suspendedForIt(n) ? ('recertification' as const) : null,
    })),
  })
  await db().recertification.createMany({
    data: ids.map((appId, n) => ({
      appId,
      organizationId,
      days: n % 10 === 9 ? 0 : 365,
      dueAt: inDays(20 - Math.floor(n / 3)),
      step: n % 5,
      stepAt: n % 5 === 4 ? null : now(),
      confirmedAt: n % 2 === 0 ? inDays(-30) : null,
    })),
  })
  return ids
}

/** The apps that are to be listed, as they are told one by one. */
async function expectedOf(organizationId: string, isAsked: (appId: string) => boolean) {
  const rounds = await db().recertification.findMany({
    where: { organizationId, days: { gt: 0 } },
    select: { appId: true, step: true, confirmedAt: true, app: true },
    orderBy: [{ dueAt: 'asc' }, { appId: 'asc' }],
  })
  return rounds.filter(
    ({ appId, app }) =>
      app.deletedAt === null &&
      (app.suspendedAt === null || app.suspendedFor === 'recertification') &&
      isAsked(appId),
  )
}

async function expectListed(actor: Actor, isAsked = (_: string) => true): Promise<void> {
  const expected = await expectedOf(actor.organizationId, isAsked)
  const listed: string[] = []
  for (let page = 1; page <= Math.ceil(expected.length / 4); page += 1) {
    const { apps, total, isMore } = await listDueApps(actor, { page, size: 4 })
    expect({ total, isMore }).toEqual({ total: expected.length, isMore: false })
    listed.push(...apps.map(({ appId }) => appId))
  }
  expect(listed).toEqual(expected.map(({ appId }) => appId))
  const part = async (after?: MomentPlace) => {
    const { apps, next } = await listDueApps(actor, { after, size: 4 })
    return { ids: apps.map(({ appId }) => appId), next }
  }
  expect(await walked(momentPlace(), part)).toEqual(listed)
  const last = await listDueApps(actor, { page: 1_000, size: 4 })
  expect(last.page).toBe(Math.ceil(expected.length / 4))
  const of = (step: number, isConfirmed?: boolean) =>
    expected.filter(
      (one) => one.step === step && (isConfirmed ?? !one.confirmedAt) === !one.confirmedAt,
    ).length
  expect(last.progress).toEqual({
    confirmed: of(0, false),
    notDue: of(0, true),
    dueSoon: of(1),
    due: of(2),
    overdue: of(3),
    suspended: of(4),
  })
}

test('every page has the apps that are asked about, by the day, and the counts say how many', async ({
  people: { ada, dora, strange },
}) => {
  await someRounds(strange)
  const ids = await someRounds(dora)
  await anApp(dora)
  expect(await listDueApps(ada)).toMatchObject({ apps: [], total: 0 })
  await setPolicy(ada, { recertifyDays: 365 })
  await expectListed(ada)
  const [excepted = '', otherwise = '', ended = ''] = [ids[0], ids[1], ids[4]]
  await anException(ada.organizationId, { appId: excepted, setting: 'recertifyDays' })
  await anException(ada.organizationId, { appId: otherwise, setting: 'secretMaxDays' })
  await anException(ada.organizationId, { appId: ended, setting: 'recertifyDays' })
  await db().policyException.updateMany({ where: { appId: ended }, data: { endedAt: now() } })
  await expectListed(ada, (appId) => appId !== excepted)
  const appliesAfter = { recertifyDays: inDays(-20).toISOString() }
  const { organizationId } = ada
  await db().policy.update({ where: { organizationId }, data: { appliesAfter } })
  await expectListed(ada, (appId) => appId !== excepted && ids.indexOf(appId) < 20)
})

test('more than are counted of a state are said to be more, and have no page', async ({
  people: { ada, dora },
}) => {
  await setPolicy(ada, { recertifyDays: 365 })
  await someRounds(dora)
  const most = 2
  const { progress, total, isMore, page } = await listDueApps(ada, { page: 9, size: 2, most })
  const all = await listDueApps(ada)
  expect(isMore).toBe(true)
  expect(all.isMore).toBe(false)
  expect(total).toBeLessThan(all.total)
  expect(page).toBe(Math.ceil(total / 2))
  expect(progress.notDue).toBe(Math.min(all.progress.notDue, most + 1))
})

test('every statement follows an index', async ({ people: { ada, dora } }) => {
  await setPolicy(ada, { recertifyDays: 365 })
  await anApp(dora)
  const plans = await plansOf(async () => {
    await listDueApps(ada, { page: 3 })
    await listDueApps(ada, { after: { at: now(), id: 'app_1' } })
  })
  const scanned = plans.flatMap(({ plan }) => [...plan.matchAll(/Seq Scan on (app\w*|recert\w+)/g)])
  expect(scanned.map(([, table]) => table)).toEqual([])
})
