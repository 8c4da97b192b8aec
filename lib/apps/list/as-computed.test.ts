import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { waitingForLocks } from '@/lib/db/testing/waiting-for-locks'
import { anApp, expect, test } from '../testing/fixtures'
import { APP_SORTS, APP_USES, appQuery, SECRET_STATES } from './app-query'
import { listApps } from './list-apps'
import { computed, wholeApps } from './testing/computed'
import { aSecret, browse } from './testing/listed'
import { fill, takeSteps } from './testing/random-steps'

const NARROWED = [
  ...SECRET_STATES.map((secrets) => ({ secrets })),
  ...APP_USES.filter((use) => use !== 'refused').map((use) => ({ use })),
  { status: 'active' },
  { status: 'suspended' },
  { status: 'deleted' },
  { type: 'native' },
  { source: 'dynamic' },
  { owner: 'mine' },
  { search: 'renamed1' },
  { search: 'E' },
  { search: 'y2' },
  { search: 'ner1' },
  { search: '00000000000000' },
  { secrets: 'never_used', sort: 'lastUsed', order: 'desc' },
  { use: 'unused_30', sort: 'expiry', type: 'machine' },
]
const SORTED = APP_SORTS.flatMap((sort) => ['asc', 'desc'].map((order) => ({ sort, order })))

test('whatever became of apps, each order and filter lists what all their rows say', async ({
  people: { ada, dora, dan },
}) => {
  const people = [dora, dan, ada]
  await fill(people)
  for (const seed of [1, 2]) {
    await takeSteps(people, { seed, count: 120 })
    const [whole, at] = [await wholeApps(ada.organizationId), now()]
    for (const actor of [ada, dora]) {
      for (const question of [...SORTED, ...NARROWED]) {
        const query = appQuery.parse(question)
        const { apps } = await listApps(actor, query, { size: 100 })
        const said = `${seed} ${actor.role} ${JSON.stringify(question)}`
        expect(
          apps.map(({ id }) => id),
          said,
        ).toEqual(computed(whole, { actor, query, at }))
      }
    }
    moveClock(11 * DAY)
  }
})

test('page by page, each order lists the same', async ({ people: { ada, dora, dan } }) => {
  const people = [dora, dan, ada]
  await fill(people)
  await takeSteps(people, { seed: 5, count: 200 })
  const [whole, at] = [await wholeApps(ada.organizationId), now()]
  for (const question of SORTED) {
    const query = appQuery.parse(question)
    const first = await browse(ada, question)
    const second = await browse(ada, { ...question, after: first.next })
    const ids = first.apps.concat(second.apps).map(({ id }) => id)
    expect(ids, JSON.stringify(question)).toEqual(computed(whole, { actor: ada, query, at }))
    expect(await browse(ada, { ...question, before: second.previous })).toEqual(first)
  }
})

test('of two secrets of an app that change at once, neither is missed', async ({
  people: { dora },
}) => {
  const { id: appId } = await anApp(dora)
  for (const slot of [1, 2] as const) {
    await aSecret(appId, slot, { expiresAt: secondsAfter(now(), slot * DAY) })
  }
  const later = { expiresAt: secondsAfter(now(), 3 * DAY) }
  const second: Promise<unknown>[] = []
  await inTransaction(async (tx) => {
    await tx.secret.updateMany({ where: { appId, slot: 1 }, data: later })
    const update = db().secret.updateMany({ where: { appId, slot: 2 }, data: later })
    second.push(update.then(() => {}))
    await expect.poll(waitingForLocks).toBe(1)
  })
  await Promise.all(second)
  const listing = await db().appListing.findUniqueOrThrow({ where: { appId } })
  expect(listing.nextExpiryAt).toEqual(later.expiresAt)
})
