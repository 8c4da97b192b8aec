import { randomUUID } from 'node:crypto'
import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type MomentPlace, momentPlace } from '@/lib/place'
import { walked } from '@/lib/testing/walked'
import type { AppView } from '../app'
import { deleteApp } from '../lifecycle/delete-app'
import { anApp, expect, test } from '../testing/fixtures'
import { countWaitingApprovals } from './count-waiting-approvals'
import { listApprovals } from './list-approvals'

const KINDS = ['waiting', 'decided'] as const

/** Of each app four that are over and one that waits, many of the same moment. */
async function approvalsOf(appIds: string[], organizationId: string) {
  const at = now()
  const rows = appIds.flatMap((appId, app) =>
    Array.from({ length: 5 }, (_, n) => {
      const moment = secondsAfter(at, -(app % 3) - n)
      const decided = { state: 'approved' as const, decidedAt: moment, decidedByName: 'Ada' }
      return {
        id: randomUUID(),
        appId,
        organizationId,
        kind: 'change' as const,
        change: { addRedirectUris: [], addPostLogoutRedirectUris: [], addScopes: [] },
        askedAt: secondsAfter(moment, -60),
        askedById: 'psn_0',
        askedByName: 'Dora',
        ...(n === 0 ? { state: 'waiting' as const } : decided),
      }
    }),
  )
  await db().approval.createMany({ data: rows })
  return rows
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

test('page by page, what waits comes the oldest first and what is over the newest first, without deleted apps', async ({
  people: { ada, dora, strange },
}) => {
  const apps: AppView[] = []
  for (let n = 0; n < 7; n += 1) apps.push(await anApp(dora, { name: `App ${n}` }))
  const rows = await approvalsOf(
    apps.map(({ id }) => id),
    dora.organizationId,
  )
  await approvalsOf([(await anApp(strange)).id], strange.organizationId)
  for (const { id, name } of apps.slice(0, 2)) await deleteApp(dora, id, { typedName: name })
  const there = rows.filter(({ appId }) => apps.slice(2).some(({ id }) => id === appId))
  const expected = {
    waiting: there
      .filter(({ state }) => state === 'waiting')
      .toSorted((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || byId(a, b)),
    decided: there
      .filter(({ state }) => state !== 'waiting')
      .toSorted((a, b) => b.askedAt.getTime() - a.askedAt.getTime() || byId(a, b)),
  }
  for (const of of KINDS) {
    const ids = expected[of].map(({ id }) => id)
    const found: string[] = []
    for (let page = 1; page <= Math.ceil(ids.length / 3); page += 1) {
      const list = await listApprovals(ada, { of, page, size: 3 })
      expect(list).toMatchObject({ page, total: ids.length, isMore: false })
      found.push(...list.approvals.map(({ id }) => id))
    }
    expect(found).toEqual(ids)
    const last = await listApprovals(ada, { of, page: 99, size: 3 })
    expect(last).toMatchObject({ total: ids.length, isMore: false })
    expect(last.approvals.at(-1)?.id).toBe(ids.at(-1))
    const part = async (after?: MomentPlace) => {
      const { approvals, next } = await listApprovals(ada, { of, after, size: 3 })
      return { ids: approvals.map(({ id }) => id), next }
    }
    expect(await walked(momentPlace(), part)).toEqual(ids)
    const exact = await listApprovals(ada, { of, page: 1, most: ids.length })
    expect(exact).toMatchObject({ total: ids.length, isMore: false })
    const cut = await listApprovals(ada, { of, page: 9, size: 2, most: 4 })
    expect(cut).toMatchObject({ total: 4, isMore: true, page: 2 })
    expect(cut.approvals.map(({ id }) => id)).toEqual(ids.slice(2, 4))
  }
  expect(await countWaitingApprovals(ada)).toBe(expected.waiting.length)
})
