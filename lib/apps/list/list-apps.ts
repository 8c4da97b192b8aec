import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { pageOf } from '@/lib/page'
import { APPS_PER_PAGE, type AppRow } from '../app'
import type { AppQuery } from './app-query'
import { countApps } from './count-store'
import { rowOf } from './row-of'
import { findAppRows } from './store'

/** One page of My Apps; `total` counts all that match, `pages` is at least 1. */
export type AppList = { apps: AppRow[]; total: number; page: number; pages: number }

/**
 * The apps that the actor may see and that match the query, by the number of the page. Developers
 * see those that they own or are a member of; administrators and support see all of the
 * organization. A page has at most `size` apps. A page past the end is answered with the last page.
 */
export async function listApps(
  actor: Actor,
  query: AppQuery,
  size: number = APPS_PER_PAGE,
): Promise<AppList> {
  const at = now()
  const total = await countApps(db(), actor, { query, at, most: null })
  const { page, pages, skip } = pageOf(total, { page: query.page, size })
  const cut = { side: null, limit: size, offset: skip }
  const rows = await findAppRows(db(), actor, { query, at, ...cut })
  return { apps: rows.map(rowOf), total, page, pages }
}
