import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { matching, type Search } from './narrow-store'
import { firstOf, type Matching, type Ordered, partsBeyond } from './order-store'
import { foundByIndex, hasText, lookThrough } from './words-store'

/**
 * So many rows of a list are gone through before the index of texts is asked: first a few, and the rest if those let
 * expect enough in it. A text that is not found in them is so rare, even in a million apps, that the index names all
 * that have it quickly.
 */
const GONE_THROUGH = [1_000, 5_000]

/** So many more than the page needs are taken of what the index finds, as long as filters leave out few of them. */
const SPARE = 1_000

type Page = { all: Prisma.Sql; search: string; ordered: Ordered; enough: number }

/** The first apps of a page that have the text in them; null if it is too rare among the first of the list. */
async function goThrough(tx: Tx, { all, search, ordered, enough }: Page): Promise<string[] | null> {
  const most = Math.max(...GONE_THROUGH)
  const has = hasText(search, Prisma.sql`first.id`)
  for (const of of GONE_THROUGH) {
    const found = []
    for (const part of partsBeyond({ matching: all }, ordered, of)) {
      found.push(await lookThrough(tx, part, { of, has, enough }))
    }
    const ids = found.flatMap((one) => one.ids)
    if (found.every(({ isEnough }) => isEnough)) return ids
    if (ids.length * (most / of) < enough) return null
  }
  return null
}

/** The first apps of a page that the index finds; null if the order needs more than their texts, or filters do. */
async function goThroughFound(
  tx: Tx,
  found: Prisma.Sql,
  { all, ordered, enough }: Page,
): Promise<string[] | null> {
  const of = enough + SPARE
  const first = firstOf(found, ordered, of)
  if (!first) return null
  const has = Prisma.sql`(SELECT true FROM app_listing listed
    WHERE listed.app_id = first.id AND ${all})`
  const { ids, isEnough } = await lookThrough(tx, first, { of, has, enough })
  return isEnough ? ids : null
}

/** What a page is cut from: a search finds its apps first, or so many of them as the page needs. */
export async function findMatching(
  tx: Tx,
  actor: Actor,
  { ordered, limit, ...search }: Search & { ordered: Ordered; limit: number },
): Promise<Matching> {
  const all = matching(actor, search)
  const text = search.query.search
  if (text === '') return { matching: all }
  const page = { all, search: text, ordered, enough: limit }
  const found = foundByIndex(actor, text)
  const ids = (await goThrough(tx, page)) ?? (await goThroughFound(tx, found, page))
  if (!ids) return { matching: all, found }
  return { matching: Prisma.sql`${all} AND listed.app_id = ANY(${ids})` }
}
