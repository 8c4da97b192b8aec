import { DAY, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { sweepAttempts } from '@/lib/limits/sweep-attempts'
import { deleteLinksBefore } from '../invitations/store'
import { IDLE_SESSION_SECONDS, LONGEST_SESSION_SECONDS } from './session'
import { deleteSessionsBefore } from './store'

/** How long a link that is over stays, for whoever asks what became of it. */
const KEEP_LINKS_SECONDS = 30 * DAY

/**
 * Removes sessions that are over, one-time links that were over 30 days ago and counts of attempts
 * whose time has passed. Only cleaning: none of them means anything by then. Answers how many rows
 * went.
 */
export async function sweepSessions(): Promise<number> {
  const at = now()
  const sessions = await deleteSessionsBefore(db(), {
    startedAt: secondsAfter(at, -LONGEST_SESSION_SECONDS),
    lastSeenAt: secondsAfter(at, -IDLE_SESSION_SECONDS),
  })
  const links = await deleteLinksBefore(db(), secondsAfter(at, -KEEP_LINKS_SECONDS))
  return sessions + links + (await sweepAttempts())
}
