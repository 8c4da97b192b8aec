import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { purgeApps } from '../store'
import { lockUnusedOpenApps } from './open-store'

/** How long an app that registered itself without a token stays while nobody allows it anything. */
export const UNUSED_SECONDS = DAY
/** How long one stays that waits for an administrator. */
const WAITING_SECONDS = 7 * DAY

/**
 * Removes up to 100 apps that registered themselves without an initial access token more than a day
 * ago, and that nobody allows anything. Answers how many.
 */
export function sweepUnusedApps(): Promise<number> {
  return inTransaction(async (tx) => {
    const before = secondsAfter(now(), -UNUSED_SECONDS)
    const askedAfter = secondsAfter(now(), -WAITING_SECONDS)
    const unused = await lockUnusedOpenApps(tx, { before, askedAfter })
    if (unused.length > 0) await purgeApps(tx, unused)
    return unused.length
  })
}
