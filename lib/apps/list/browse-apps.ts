import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { APPS_PER_PAGE } from '../app'
import type { AppQuery } from './app-query'
import { type AppsPage, lengthOf, partFrom } from './list-apps'
import { sideOf } from './place'

/** A page of My Apps, as `listApps` has it. One that would be empty, or the beginning, is the first page. */
export async function browseApps(actor: Actor, query: AppQuery): Promise<AppsPage> {
  const wanted = { query, at: now(), side: sideOf(query), size: APPS_PER_PAGE }
  const [length, part] = await Promise.all([lengthOf(actor, wanted), partFrom(actor, wanted)])
  const isFirst = wanted.side !== null && part.previous === null
  return { ...(isFirst ? await partFrom(actor, { ...wanted, side: null }) : part), ...length }
}
