import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { limitTo } from '@/lib/db/limit'
import { matching, type Search, visibleTo } from './narrow-store'
import { foundByIndex, hasText, havingText, lookThrough } from './words-store'

/** So many apps are gone through before the index of texts is asked, which finds more of them sooner. */
const GONE_THROUGH = 1_500

/** Where all are counted, and more of those gone through have the text, it is quicker to read all texts. */
const COMMON = 0.1 * GONE_THROUGH

/** How many apps match, counted up to `most`. */
export async function countApps(
  tx: Tx,
  actor: Actor,
  { most, ...search }: Search & { most: number | null },
): Promise<number> {
  const { search: text, ...filters } = search.query
  const all = matching(actor, search)
  const cut = limitTo(most)
  if (text === '') return count(tx, Prisma.sql`SELECT ${LISTED} WHERE ${all} ${cut}`)
  const isNarrowed = FILTERS.some((filter) => filters[filter] !== undefined)
  const first = await goThrough(tx, visibleTo(actor, filters), {
    text,
    most: isNarrowed ? null : most,
  })
  if (first.isAll && !isNarrowed) return first.ids.length
  if (first.isAll)
    return count(
      tx,
      Prisma.sql`SELECT ${LISTED} WHERE ${all} AND listed.app_id = ANY(${first.ids}) ${cut}`,
    )
  const readsAll = most === null && first.ids.length > COMMON
  const found = readsAll ? havingText(actor, text) : foundByIndex(actor, text)
  const seesAll = actor.role !== 'developer' && !isNarrowed
  if (most === null && seesAll) return countTexts(tx, actor, { text, found })
  return count(
    tx,
    Prisma.sql`SELECT FROM (${found}) found
    JOIN app_listing listed ON listed.app_id = found.app_id WHERE ${all} ${cut}`,
  )
}

const LISTED = Prisma.sql`FROM app_listing listed`
const FILTERS = ['status', 'type', 'source', 'secrets', 'use', 'owner', 'member'] as const

/** Of the first apps that are visible, those that have the text; `isAll` if there are no more, or `most` are found. */
async function goThrough(
  tx: Tx,
  visible: Prisma.Sql,
  { text, most }: { text: string; most: number | null },
): Promise<{ ids: string[]; isAll: boolean }> {
  const of = GONE_THROUGH
  const rows = Prisma.sql`SELECT listed.app_id AS id ${LISTED} WHERE ${visible} LIMIT ${of}`
  const has = hasText(text, Prisma.sql`first.id`)
  const { ids, isEnough } = await lookThrough(tx, rows, { of, has, enough: most ?? of })
  return { ids, isAll: isEnough && ids.length < of }
}

/** Where nothing but the text narrows the list, those that were found are counted, less those that are deleted. */
async function countTexts(
  tx: Tx,
  { organizationId }: Actor,
  { text, found }: { text: string; found: Prisma.Sql },
): Promise<number> {
  const deleted = Prisma.sql`SELECT FROM app_listing listed
    WHERE listed.organization_id = ${organizationId} AND listed.deleted
      AND ${hasText(text, Prisma.sql`listed.app_id`)}`
  return (await count(tx, found)) - (await count(tx, deleted))
}

async function count(tx: Tx, rows: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (${rows}) counted`
  return row?.total ?? 0
}
