import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import {
  COMMON_FROM,
  type Finding,
  firstHaving,
  hasText,
  matching,
  type Search,
} from './narrow-store'
import { type Cut, type Ordered, partsBeyond } from './order-store'

/**
 * So many rows of a list are gone through before the index of texts is asked. A text that is not found in them is
 * so rare, even in a million apps, that the index names all that have it quickly. A count looks for more of them,
 * which the index finds sooner.
 */
const GONE_THROUGH = { page: 5_000, count: 1_500 }

/** A count takes so many from the index first, because few of them are usually left out by other filters. */
const TAKEN_FIRST = 2_000

/**
 * How many of the first rows, `of` so many, have the text, up to `enough`, and whether there is no need to look
 * further: there are enough, or these are all. What many apps have in them is found so at once; the index would
 * name all of them first.
 */
async function lookThrough(
  tx: Tx,
  rows: Prisma.Sql,
  { of, search, enough }: { of: number; search: string; enough: number },
): Promise<{ found: number; isEnough: boolean }> {
  const [row] = await tx.$queryRaw<{ found: number; isEnough: boolean }[]>`
    WITH first AS MATERIALIZED (${rows})
    SELECT found, found = ${enough} OR (SELECT count(*) FROM first) < ${of} AS "isEnough"
    FROM (SELECT count(*)::int AS found FROM (
      SELECT FROM first WHERE ${hasText(search, Prisma.sql`first.id`)} LIMIT ${enough}) having_it) counted`
  return row ?? { found: 0, isEnough: true }
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
  for (const part of partsBeyond(all, ordered, { limit: wanted.of, offset: 0 })) {
    const { isEnough } = await lookThrough(tx, part, wanted)
    if (!isEnough) return (await isCommon(tx, actor, text)) ? 'one_by_one' : COMMON_FROM
  }
  return 'one_by_one'
}

/** Whether so many apps have the text in them that they are looked for one by one. */
async function isCommon(tx: Tx, actor: Actor, search: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isCommon: boolean }[]>`
    SELECT count(*) = ${COMMON_FROM} AS "isCommon"
    FROM (${firstHaving(actor, search, COMMON_FROM)}) named`
  return row?.isCommon ?? false
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
    const { found, isEnough } = await lookThrough(tx, rows, wanted)
    if (isEnough) return found
  }
  for (const first of [TAKEN_FIRST, COMMON_FROM]) {
    const [row] = await tx.$queryRaw<{ total: number; isAll: boolean }[]>`
      WITH named AS MATERIALIZED (${firstHaving(actor, text, first)})
      SELECT (SELECT count(*) FROM named) < ${first} AS "isAll", (SELECT count(*)::int FROM (
        SELECT FROM app_listing listed WHERE ${all} AND listed.app_id IN (SELECT id FROM named)
        LIMIT ${most}) matching) AS total`
    if (row && (row.isAll || row.total === most)) return row.total
  }
  return countListed(tx, matching(actor, { ...search, finding: 'together' }), most)
}

async function countListed(tx: Tx, where: Prisma.Sql, most: number | null): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM app_listing listed WHERE ${where} LIMIT ${most}) matching`
  return row?.total ?? 0
}
