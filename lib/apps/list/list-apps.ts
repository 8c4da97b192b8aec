import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db, inSnapshot, type Tx } from '@/lib/db/client'
import { type Length, lengthUpTo } from '@/lib/page'
import { APPS_PER_PAGE, type AppRow } from '../app'
import type { AppQuery } from './app-query'
import { countApps } from './count-store'
import { type Side, sideOf, writePlace } from './place'
import { placeOf } from './place-of'
import { rowOf } from './row-of'
import { findAppRows } from './store'

/** More apps than this are not counted, and of those that a search finds fewer: each has to be read. */
export const APPS_COUNTED_MAX = 10_000
export const FOUND_COUNTED_MAX = 1_000

/** Apps from a place on. `previous` and `next` are the places of the pages beside it; null where there is none. */
export type AppsPage = Length & {
  apps: AppRow[]
  previous: string | null
  next: string | null
}

/**
 * The apps that the actor may see and that match the query, from the place on that its `after` or
 * `before` names: what is added or removed meanwhile moves no row to another page. Developers see
 * those that they own or are a member of; administrators and support see all of the organization.
 */
export async function listApps(
  actor: Actor,
  query: AppQuery,
  { side = sideOf(query), size = APPS_PER_PAGE }: { side?: Side | null; size?: number } = {},
): Promise<AppsPage> {
  const wanted = { query, at: now(), side, size }
  const [length, part] = await Promise.all([lengthOf(actor, wanted), partFrom(actor, wanted)])
  return { ...part, ...length }
}

type Wanted = { query: AppQuery; at: Date; side: Side | null; size: number }

/** How many apps match, whatever part of them is wanted. */
export function lengthOf(actor: Actor, { query, at }: Wanted): Promise<Length> {
  const most = query.search === '' ? APPS_COUNTED_MAX : FOUND_COUNTED_MAX
  return lengthUpTo(most, (upTo) => countApps(db(), actor, { query, at, most: upTo }))
}

/** The apps from a place on, without their number. */
export async function partFrom(
  actor: Actor,
  { query, at, side, size }: Wanted,
): Promise<Omit<AppsPage, keyof Length>> {
  const rowsIn = (tx: Tx) => findAppRows(tx, actor, { query, at, side, limit: size + 1 })
  // A search has several statements: what goes between them would look like the end of the list.
  const found = await (query.search === '' ? rowsIn(db()) : inSnapshot(rowsIn))
  const [more, isBefore] = [found.length > size, side?.side === 'before']
  const rows = found.slice(0, size)
  if (isBefore) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    apps: rows.map(rowOf),
    previous: first && (isBefore ? more : side) ? writePlace(placeOf(first, query)) : null,
    next: last && (more || isBefore) ? writePlace(placeOf(last, query)) : null,
  }
}
