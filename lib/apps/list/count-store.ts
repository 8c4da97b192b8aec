import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { matching, type Search, visibleTo } from './narrow-store'
import { foundByIndex, hasText, lookThrough } from './words-store'

/** So many apps are gone through before the index of texts is asked, which finds more of them sooner. */
const GONE_THROUGH = 1_500

/** How many apps match, counted up to `most`. */
export async function countApps(
  tx: Tx,
  actor: Actor,
  { most, ...search }: Search & { most: number },
): Promise<number> {
  const { search: text, ...filters } = search.query
  const all = matching(actor, search)
  const cut = Prisma.sql`LIMIT ${most}`
  if (text === '') return count(tx, Prisma.sql`SELECT ${LISTED} WHERE ${all} ${cut}`)
  const isNarrowed = FILTERS.some((filter) => filters[filter] !== undefined)
  const first = await goThrough(tx, visibleTo(actor, filters), {
    text,
    enough: isNarrowed ? GONE_THROUGH : most,
  })
  if (first.isAll && !isNarrowed) return first.ids.length
  if (first.isAll)
    return count(
      tx,
      Prisma.sql`SELECT ${LISTED} WHERE ${all} AND listed.app_id = ANY(${first.ids}) ${cut}`,
    )
  return count(
    tx,
    Prisma.sql`SELECT FROM (${foundByIndex(actor, text)}) found
    JOIN app_listing listed ON listed.app_id = found.app_id WHERE ${all} ${cut}`,
  )
}

const LISTED = Prisma.sql`FROM app_listing listed`
const FILTERS = ['status', 'type', 'source', 'secrets', 'use', 'owner', 'member'] as const

/** Of the first apps that are visible, those that have the text; `isAll` if there are no more, or `enough` are found. */
async function goThrough(
  tx: Tx,
  visible: Prisma.Sql,
  { text, enough }: { text: string; enough: number },
): Promise<{ ids: string[]; isAll: boolean }> {
  const of = GONE_THROUGH
  const rows = Prisma.sql`SELECT listed.app_id AS id ${LISTED} WHERE ${visible} LIMIT ${of}`
  const has = hasText(text, Prisma.sql`first.id`)
  const { ids, isEnough } = await lookThrough(tx, rows, { of, has, enough })
  return { ids, isAll: isEnough && ids.length < of }
}

async function count(tx: Tx, rows: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (${rows}) counted`
  return row?.total ?? 0
}
