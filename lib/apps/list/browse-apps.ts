import type { Actor } from '@/lib/actor'
import type { AppQuery } from './app-query'
import { type AppsPage, listApps } from './list-apps'
import { sideOf } from './place'

/** A page of My Apps, as `listApps` has it. One that would be empty, or the beginning, is the first page. */
export async function browseApps(actor: Actor, query: AppQuery): Promise<AppsPage> {
  const side = sideOf(query)
  const page = await listApps(actor, query, { side })
  return side && page.previous === null ? listApps(actor, query, { side: null }) : page
}
