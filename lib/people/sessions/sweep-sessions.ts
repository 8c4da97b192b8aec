import { now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { deleteSessionsBefore } from './ending-store'
import { IDLE_SESSION_SECONDS, LONGEST_SESSION_SECONDS } from './session'

/** Removes ended sessions. Only cleaning: they were dead before. Answers how many. */
export function sweepSessions(): Promise<number> {
  const at = now()
  return deleteSessionsBefore(db(), {
    startedAt: secondsAfter(at, -LONGEST_SESSION_SECONDS),
    lastSeenAt: secondsAfter(at, -IDLE_SESSION_SECONDS),
  })
}
