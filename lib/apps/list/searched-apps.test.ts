import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '../testing/fixtures'
import { appQuery } from './app-query'
import { FOUND_COUNTED_MAX, listApps } from './list-apps'
import { computed, wholeApps } from './testing/computed'
import { browse } from './testing/listed'
import { manyApps } from './testing/many-apps'

/** What few apps have in their text, what stands late in the order, what many have, and what none has. */
const QUESTIONS = [
  { search: 'abc' },
  { search: 'abcd', sort: 'lastUsed', order: 'desc' },
  { search: 'app_00000000000000002', sort: 'created', order: 'desc' },
  { search: '7fa', sort: 'expiry', secrets: 'never_used' },
  { search: 'APP f' },
  { search: 'app 0', order: 'desc' },
  { search: 'app f', secrets: 'none' },
  { search: 'dora', sort: 'owner' },
  { search: 'dora', sort: 'owner', type: 'native' },
  { search: 'ada', sort: 'owner', order: 'desc' },
  { search: 'y 77', sort: 'created' },
  { search: 'app ', sort: 'expiry', order: 'desc' },
  { search: 'app', status: 'deleted', sort: 'owner' },
  { search: 'e', type: 'native' },
  { search: 'zzz', sort: 'created' },
]

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)

/** Two pages, the way back, and how many are counted. */
async function pagesOf(actor: Actor, question: { search: string }) {
  const first = await browse(actor, question)
  const second =
    first.next === null ? null : await browse(actor, { ...question, after: first.next })
  const back = second ? await browse(actor, { ...question, before: second.previous }) : first
  const pages = [first, ...(second ? [second] : [])].map((one) => idsOf(one.apps))
  const { total, isMore } = first
  return { pages, returns: idsOf(back.apps), total, isMore }
}

/** All that a search finds, from place to place. */
async function allOf(actor: Actor, question: { search: string }) {
  const ids: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const query = appQuery.parse({ ...question, after })
    const { apps, next } = await listApps(actor, query, { size: 700 })
    ids.push(...idsOf(apps))
    after = next
  }
  return ids
}

test('a search among thousands lists and counts the apps that have the text, in every order', async ({
  people: { ada, dora },
}) => {
  await manyApps(ada, dora, 3_000)
  await db().$executeRaw`UPDATE app SET type = 'native' WHERE right(id, 3) IN ('100', '103', '350')`
  await db().$executeRaw`UPDATE app SET deleted_at = now() WHERE right(id, 3) IN ('077', '450')`
  const [whole, at] = [await wholeApps(ada.organizationId), now()]
  for (const actor of [ada, dora]) {
    for (const question of QUESTIONS) {
      const query = appQuery.parse(question)
      const ids = computed(whole, { actor, query, at })
      const pages = [ids.slice(0, 25), ids.slice(25, 50)].filter(
        (page, n) => n === 0 || page.length,
      )
      const said = `${actor.role} ${JSON.stringify(question)}`
      expect(await pagesOf(actor, question), said).toEqual({
        pages,
        returns: pages[0],
        total: Math.min(ids.length, FOUND_COUNTED_MAX),
        isMore: ids.length > FOUND_COUNTED_MAX,
      })
      expect(await allOf(actor, question), said).toEqual(ids)
    }
  }
})
