import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { expect, test } from '../testing/fixtures'
import { appQuery } from './app-query'
import { FOUND_COUNTED_MAX } from './browse-apps'
import { computed, wholeApps } from './testing/computed'
import { browse, list } from './testing/listed'
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

/** Two pages, the way back, one of its numbered pages, and how many there are. */
async function pagesOf(actor: Actor, question: { search: string }) {
  const first = await browse(actor, question)
  const second =
    first.next === null ? null : await browse(actor, { ...question, after: first.next })
  const back = second ? await browse(actor, { ...question, before: second.previous }) : first
  const { apps, total, page } = await list(actor, { ...question, page: 4 })
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const pages = [first, ...(second ? [second] : [])].map((one) => idsOf(one.apps))
  const counted = first.total
  return { pages, returns: idsOf(back.apps), counted, numbered: idsOf(apps), total, page }
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
      const page = Math.max(1, Math.min(4, Math.ceil(ids.length / 25)))
      expect(await pagesOf(actor, question), `${actor.role} ${JSON.stringify(question)}`).toEqual({
        pages,
        returns: pages[0],
        counted: Math.min(ids.length, FOUND_COUNTED_MAX),
        numbered: ids.slice(25 * page - 25, 25 * page),
        total: ids.length,
        page,
      })
    }
  }
})
