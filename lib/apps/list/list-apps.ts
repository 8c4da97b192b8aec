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
  const at = now()
  const most = query.search === '' ? APPS_COUNTED_MAX : FOUND_COUNTED_MAX
  const rowsIn = (tx: Tx) => findAppRows(tx, actor, { query, at, side, limit: size + 1 })
  const [length, found] = await Promise.all([
    lengthUpTo(most, (upTo) => countApps(db(), actor, { query, at, most: upTo })),
    // A search has several statements: what goes between them would look like the end of the list.
    query.search === '' ? rowsIn(db()) : inSnapshot(rowsIn),
  ])
  const [more, isBefore] = [found.length > size, side?.side === 'before']
  const rows = found.slice(0, size)
  if (isBefore) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    ...length,
    apps: rows.map(rowOf),
    previous: first && (isBefore ? more : side) ? writePlace(placeOf(first, query)) : null,
    next: last && (more || isBefore) ? writePlace(placeOf(last, query)) : null,
  }
}
