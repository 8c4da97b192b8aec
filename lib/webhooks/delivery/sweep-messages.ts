import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deleteOldDeliveries } from '../delivery-store'

const KEPT_SECONDS = 30 * DAY

/** Removes messages that are older than thirty days from the log of deliveries. Answers how many. */
export function sweepMessages(): Promise<number> {
  return deleteOldDeliveries(db(), secondsAfter(now(), -KEPT_SECONDS))
}
