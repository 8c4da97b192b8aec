import { db } from '@/lib/db/client'
import { blocksOf } from '@/lib/db/testing/plans'
import { listToLookAt } from '@/lib/secrets/to-look-at/list-to-look-at'
import { sideQuery } from '@/lib/secrets/to-look-at/place'
import { VIEWS } from '@/lib/secrets/to-look-at/to-look-at'
import { expect, test } from '../testing/fixtures'
import { APP_SORTS } from './app-query'
import { APPS_COUNTED_MAX, FOUND_COUNTED_MAX } from './list-apps'
import { browse } from './testing/listed'
import { manyApps } from './testing/many-apps'

const ORDERS = APP_SORTS.flatMap((sort) => [
  { sort, order: 'asc' },
  { sort, order: 'desc' },
])
const QUERIES = [
  ...ORDERS,
  {},
  { owner: 'mine' },
  { secrets: 'expiring' },
  { secrets: 'never_used' },
  { secrets: 'none' },
  { use: 'unused_30' },
  { use: 'unused_90', sort: 'lastUsed' },
  { search: 'abc' },
  { search: 'app' },
  { search: 'pp 3', sort: 'owner', order: 'desc' },
  { search: 'company 7', sort: 'lastUsed', secrets: 'never_used' },
]

test('of 12,000 apps no order, filter or search visits as many blocks as there are apps', async ({
  people: { ada, dora },
}) => {
  await manyApps(ada, dora)
  for (const actor of [ada, dora]) {
    for (const query of QUERIES) {
      const { next, total } = await browse(actor, query)
      expect(total).toBeLessThanOrEqual(APPS_COUNTED_MAX)
      const visited = await blocksOf(() => browse(actor, { ...query, after: next ?? undefined }))
      expect(visited, JSON.stringify(query)).toBeLessThan('search' in query ? 12_000 : 4_000)
    }
    for (const view of VIEWS) {
      const { next } = await listToLookAt(actor, view, null)
      const after = sideQuery.parse({ after: next ?? undefined })
      expect(await blocksOf(() => listToLookAt(actor, view, after)), view).toBeLessThan(4_000)
    }
  }
  // More apps have this in their name than are looked for by it.
  const { apps, next, ...found } = await browse(ada, { search: 'aPP ' })
  const all = await browse(ada)
  expect({ apps, next }).toEqual({ apps: all.apps, next: all.next })
  expect(found).toMatchObject({ total: FOUND_COUNTED_MAX, isMore: true })
  const none = await browse(ada, { search: 'app ', secrets: 'none' })
  expect(none).toEqual(await browse(ada, { secrets: 'none' }))
  // So few have this that the index of texts finds them.
  const few = await db().app.findMany({ where: { name: { startsWith: 'App abc' } } })
  const ids = few.map(({ id }) => id).toSorted()
  for (const sort of APP_SORTS) {
    const rare = await browse(ada, { search: 'PP abc', sort })
    expect(rare.apps.map(({ id }) => id).toSorted(), sort).toEqual(ids)
    expect(rare.total, sort).toBe(ids.length)
  }
  const lengthOf = async (most: number) => {
    await db().app.deleteMany({ where: { id: { gt: `app_${String(most).padStart(20, '0')}` } } })
    const { total, isMore } = await browse(ada)
    return { total, isMore }
  }
  expect(await lengthOf(APPS_COUNTED_MAX + 1)).toEqual({ total: APPS_COUNTED_MAX, isMore: true })
  expect(await lengthOf(APPS_COUNTED_MAX)).toEqual({ total: APPS_COUNTED_MAX, isMore: false })
})
