import { now, secondsAfter } from '@/lib/clock'
import { KEPT_SECONDS } from './once-for-key'
import { deleteRequests } from './store'

const BATCH = 5_000

/** Removes up to 5,000 keys that are older than a day. Answers how many there were. */
export function sweepKeys(): Promise<number> {
  return deleteRequests(secondsAfter(now(), -KEPT_SECONDS), BATCH)
}
