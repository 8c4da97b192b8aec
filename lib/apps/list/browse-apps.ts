import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
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

/**
 * A page of My Apps. `previous` and `next` are the parameters `before` and `after` of the pages
 * beside it; null where there is none.
 */
export type AppsPage = Length & {
  apps: AppRow[]
  previous: string | null
  next: string | null
}

/**
 * The apps that the actor may see and that match the query, from the place on that its `after` or
 * `before` names: what is added or removed meanwhile moves no row to another page. Who sees which
 * apps is as in `listApps`. A page that would be empty, or the beginning, is the first page.
 */
export async function browseApps(actor: Actor, query: AppQuery): Promise<AppsPage> {
  const at = now()
  const most = query.search === '' ? APPS_COUNTED_MAX : FOUND_COUNTED_MAX
  const [length, page] = await Promise.all([
    lengthUpTo(most, (upTo) => countApps(db(), actor, { query, at, most: upTo })),
    pageFrom(actor, { query, at, side: sideOf(query) }),
  ])
  return { ...page, ...length }
}

type Wanted = { query: AppQuery; at: Date; side: Side | null }

async function pageFrom(actor: Actor, wanted: Wanted): Promise<Omit<AppsPage, keyof Length>> {
  const { query, side } = wanted
  const found = await findAppRows(db(), actor, { ...wanted, limit: APPS_PER_PAGE + 1, offset: 0 })
  const more = found.length > APPS_PER_PAGE
  const rows = found.slice(0, APPS_PER_PAGE)
  const isBefore = side?.side === 'before'
  if ((side && rows.length === 0) || (isBefore && !more)) {
    return pageFrom(actor, { ...wanted, side: null })
  }
  if (isBefore) rows.reverse()
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    apps: rows.map(rowOf),
    previous: side && first ? writePlace(placeOf(first, query)) : null,
    next: last && (more || isBefore) ? writePlace(placeOf(last, query)) : null,
  }
}
