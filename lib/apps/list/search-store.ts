import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type Finding, hasText, having, matching, readThrough, type Search } from './narrow-store'
import { type Cut, type Ordered, partsBeyond } from './order-store'

/**
 * So many rows of a list are gone through before the index of texts is asked. A text that is not found in them is
 * so rare, even in a million apps, that the index names all that have it quickly. A count looks for more of them,
 * which the index finds sooner.
 */
const GONE_THROUGH = { page: 5_000, count: 1_500 }

/** A count takes so many from the index first, because few of them are usually left out by other filters. */
const TAKEN_FIRST = 2_000

/** Where all are counted, and more than this have the text, it is quicker to read the texts of all apps. */
const LOOKED_UP_MAX = 12_000

/**
 * The first apps of these rows, `of` so many, that have the text, up to `enough`, and whether there is no need to
 * look further: there are enough, or these are all. What many apps have in them is found so at once; the index
 * would name all of them first. PostgreSQL reads a materialized WITH in the order in which it was written.
 */
async function lookThrough(
  tx: Tx,
  rows: Prisma.Sql,
  { of, search, enough }: { of: number; search: string; enough: number },
): Promise<{ ids: string[]; isEnough: boolean }> {
  const [row] = await tx.$queryRaw<{ ids: string[]; isEnough: boolean }[]>`
    WITH first AS MATERIALIZED (${rows})
    SELECT ids, cardinality(ids) = ${enough} OR (SELECT count(*) FROM first) < ${of} AS "isEnough"
    FROM (SELECT ARRAY(SELECT id FROM first WHERE ${hasText(search, Prisma.sql`first.id`)}
      LIMIT ${enough}) AS ids) having_it`
  return row ?? { ids: [], isEnough: true }
}

/** How the apps of a page are found that have the text in them. */
export async function findingOf(
  tx: Tx,
  actor: Actor,
  { ordered, cut, ...search }: Search & { ordered: Ordered; cut: Cut },
): Promise<Finding> {
  const text = search.query.search
  if (text === '') return 'not_yet'
  const all = matching(actor, { ...search, finding: 'not_yet' })
  const wanted = { of: GONE_THROUGH.page, search: text, enough: cut.limit + cut.offset }
  const found: string[] = []
  for (const part of partsBeyond(all, ordered, { limit: wanted.of, offset: 0 })) {
    const { ids, isEnough } = await lookThrough(tx, part, wanted)
    if (!isEnough) return 'by_index'
    found.push(...ids)
  }
  return { ids: found }
}

/** How many apps match, counted up to `most`. */
export async function countApps(
  tx: Tx,
  actor: Actor,
  { most, ...search }: Search & { most: number | null },
): Promise<number> {
  const text = search.query.search
  const all = matching(actor, { ...search, finding: 'not_yet' })
  if (text === '') return countListed(tx, all, most)
  if (most !== null) {
    const wanted = { of: GONE_THROUGH.count, search: text, enough: most }
    const rows = Prisma.sql`
      SELECT listed.app_id AS id FROM app_listing listed WHERE ${all} LIMIT ${wanted.of}`
    const { ids, isEnough } = await lookThrough(tx, rows, wanted)
    if (isEnough) return ids.length
  }
  const first = most === null ? LOOKED_UP_MAX : TAKEN_FIRST
  const [row] = await tx.$queryRaw<{ total: number; isAll: boolean }[]>`
    WITH named AS MATERIALIZED (${having(actor, text, first)})
    SELECT (SELECT count(*) FROM named) < ${first} AS "isAll", (SELECT count(*)::int FROM (
      SELECT FROM app_listing listed WHERE ${all} AND listed.app_id IN (SELECT id FROM named)
      LIMIT ${most}) matching) AS total`
  if (row && (row.isAll || row.total === most)) return row.total
  const named = most === null ? readThrough(actor, text) : having(actor, text, null)
  return countListed(tx, Prisma.sql`${all} AND listed.app_id IN (${named})`, most)
}

async function countListed(tx: Tx, where: Prisma.Sql, most: number | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM app_listing listed WHERE ${where} LIMIT ${most}) matching`
  return row?.total ?? 0
}
