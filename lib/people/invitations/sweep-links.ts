import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deleteLinksBefore } from './store'

/** How long an expired link is kept, so that people can ask what happened to it. */
const KEEP_LINKS_SECONDS = 30 * DAY

/** Removes one-time links that expired more than 30 days ago. Only cleaning. Answers how many. */
export function sweepLinks(): Promise<number> {
  return deleteLinksBefore(db(), secondsAfter(now(), -KEEP_LINKS_SECONDS))
}
