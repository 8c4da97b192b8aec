import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { appQuery } from './app-query'
import { countApps } from './count-store'

const COUNTED_MAX = 100

/**
 * How many apps the filter `use=refused` finds: in the last 24 hours a secret was refused that was
 * right once. Counted up to 100.
 */
export function countStillRefused(actor: Actor): Promise<number> {
  const query = appQuery.parse({ use: 'refused' })
  return countApps(db(), actor, { query, at: now(), most: COUNTED_MAX })
}
