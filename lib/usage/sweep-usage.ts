import { DAY, now, secondsAfter } from '@/lib/clock'
import { deleteCallers, deleteHours } from './sweep-store'
import { CALLERS_KEPT_DAYS, HOURS_KEPT_DAYS } from './usage'

const BATCH = 5_000

/**
 * Removes counts of hours that began more than `HOURS_KEPT_DAYS` ago, and callers that have not come for
 * `CALLERS_KEPT_DAYS`: of each up to 5,000, so that nobody waits long. Answers how many there were.
 */
export async function sweepUsage(): Promise<number> {
  const at = now()
  const hours = await deleteHours(secondsAfter(at, -HOURS_KEPT_DAYS * DAY), BATCH)
  return hours + (await deleteCallers(secondsAfter(at, -CALLERS_KEPT_DAYS * DAY), BATCH))
}
