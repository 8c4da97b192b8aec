import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { anApp, expect, test } from '../testing/fixtures'
import { APP_SORTS, appQuery } from './app-query'
import { exportApps } from './export-apps'
import { sideOf, writePlace } from './place'
import { aSecret, browse, someApps } from './testing/listed'

test('pages lead on from a place and back to it, in every order', async ({ people: { dora } }) => {
  await someApps(dora, 60)
  for (const sort of APP_SORTS) {
    for (const order of ['asc', 'desc']) {
      const query = { sort, order }
      const first = await browse(dora, query)
      const second = await browse(dora, { ...query, after: first.next })
      const third = await browse(dora, { ...query, after: second.next })
      const pages = [first, second, third].map(({ apps }) => apps.map(({ id }) => id))
      expect(new Set(pages.flat()).size, `${sort} ${order}`).toBe(60)
      expect([first.previous, third.next]).toEqual([null, null])
      const back = await browse(dora, { ...query, before: third.previous })
      expect(back, `${sort} ${order}`).toEqual(second)
      expect(await browse(dora, { ...query, before: back.previous })).toEqual(first)
    }
  }
})

test('what comes and goes meanwhile moves no app to another page', async ({ people: { dora } }) => {
  await someApps(dora, 30)
  const first = await browse(dora)
  const rest = await browse(dora, { after: first.next })
  await anApp(dora, { name: 'AAA' })
  await db().app.delete({ where: { id: first.apps[3]?.id ?? '' } })
  expect((await browse(dora, { after: first.next })).apps).toEqual(rest.apps)
})

test('a page that has become empty shows the beginning', async ({ people: { dora } }) => {
  await someApps(dora, 27)
  const first = await browse(dora)
  const rest = await browse(dora, { after: first.next })
  await db().app.deleteMany({ where: { id: { in: rest.apps.map(({ id }) => id) } } })
  expect((await browse(dora, { after: first.next })).apps).toEqual(first.apps)
})

test('a place of another order, or made up, counts as not given', () => {
  const place = writePlace({ key: 'anvil', name: 'anvil', id: 'app_x' })
  const query = { after: place, order: 'asc', search: '' } as const
  expect(sideOf({ ...query, sort: 'name' })?.place.key).toBe('anvil')
  for (const sort of ['created', 'lastUsed', 'expiry'] as const) {
    expect(sideOf({ ...query, sort })).toBeNull()
  }
  const never = writePlace({ key: null, name: 'anvil', id: 'app_x' })
  expect(sideOf({ ...query, after: never, sort: 'created' })).toBeNull()
  const year0 = writePlace({ key: '0000-01-01T00:00:00.000Z', name: 'anvil', id: 'app_x' })
  expect(sideOf({ ...query, after: year0, sort: 'created' })).toBeNull()
  const nul = writePlace({ key: 'a\0', name: 'anvil', id: 'app_x' })
  for (const after of ['', '%%%', 'e30', 'bnVsbA', nul, `${place}x`.repeat(9)]) {
    expect(sideOf({ ...query, after, sort: 'name' })).toBeNull()
  }
})

test('sorted by expiry, apps whose secrets do not end come last', async ({ people: { dora } }) => {
  const days = { never: null, late: 40, soon: 3 }
  for (const [name, end] of Object.entries(days)) {
    const { id } = await anApp(dora, { name })
    await aSecret(id, 1, end === null ? {} : { expiresAt: secondsAfter(now(), end * DAY) })
  }
  await anApp(dora, { name: 'secretless' })
  const sorted = async (order: string) =>
    (await browse(dora, { sort: 'expiry', order })).apps.map(({ name }) => name)
  expect(await sorted('asc')).toEqual(['soon', 'late', 'never', 'secretless'])
  expect(await sorted('desc')).toEqual(['late', 'soon', 'never', 'secretless'])
})

test('the CSV has every app of the filter, in order, and no formula', async ({
  people: { dora, dan },
}) => {
  await someApps(dora, 503)
  const { id } = await anApp(dan, { name: '=HYPERLINK("https://evil.example")', company: 'A, "B"' })
  await aSecret(id, 1)
  const csv = async (actor: typeof dora, query: object) => {
    let text = ''
    for await (const piece of exportApps(actor, appQuery.parse(query))) text += piece
    return text.split('\r\n')
  }
  const all = await csv(dora, { sort: 'created', after: 'x' })
  expect(all).toHaveLength(1 + 503 + 1)
  expect(new Set(all).size).toBe(all.length)
  const [head, row] = await csv(dan, { search: 'hyperlink' })
  expect(head).toMatch(/^client_id,name,type,status,cannot_authenticate,source,company,owner,/)
  expect(row).toContain(
    `${id},"'=HYPERLINK(""https://evil.example"")",machine,active,,portal,"A, ""B""",Dan,1,0,1,0,,,`,
  )
})
