import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { STEPS, startsOf } from './usage'
import { filledById, findUses } from './usage-store'

/**
 * How often each secret or key of the app was used on each of the last `DAILY_USES_DAYS` days (UTC), by its
 * id; the oldest day first, the last one is today. Those without a use are not in it. Refuses with
 * `not_found`.
 */
export async function findDailyUses(actor: Actor, appId: string): Promise<Map<string, number[]>> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const starts = startsOf('30d', at)
  const uses = await findUses(db(), appId, { from: starts[0] ?? at, seconds: STEPS['30d'].seconds })
  return filledById(uses, starts.length)
}
