import { IN_SERVICE } from '@/lib/apps/in-service'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { countExpiringSecrets } from './expiring-store'

/** The periods for which expiring secrets are counted; each takes in the shorter ones. */
export const WITHIN_DAYS = [1, 7, 30, 90] as const

/**
 * How many active secrets of apps in service expire within so many days, in the whole installation. For
 * whoever watches it: the counts name nobody.
 */
export async function countExpiring(): Promise<Record<(typeof WITHIN_DAYS)[number], number>> {
  const at = now()
  const counted = WITHIN_DAYS.map(async (days) => {
    const until = secondsAfter(at, days * DAY)
    return [days, await countExpiringSecrets(db(), { from: at, until, app: IN_SERVICE })]
  })
  return Object.fromEntries(await Promise.all(counted))
}
