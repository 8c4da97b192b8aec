import { HOUR, MINUTE, secondsAfter } from '@/lib/clock'

/** A session ends this long after the person was last seen. */
export const IDLE_SESSION_SECONDS = 8 * HOUR

/** A session ends this long after signing in, whatever happens. */
export const LONGEST_SESSION_SECONDS = 24 * HOUR

/** How old "last seen" may be: one write a minute, not one for every request. */
export const LAST_SEEN_EVERY_SECONDS = MINUTE

/** For so many seconds after a step-up, a request with the id before still counts as the session's. */
export const OVERLAP_SECONDS = 10

/** An id that another one took the place of before this time is dead at `at`. */
export function startOfOverlap(at: Date): Date {
  return secondsAfter(at, -OVERLAP_SECONDS)
}

/** How many sessions of one person are listed. */
export const SESSIONS_SHOWN = 50

/** A session as its person and their administrators see it. Its id opens nothing. */
export type SessionView = {
  id: string
  /** The browser and its system, as they call themselves. */
  device: string
  /** The address that it was last seen at. */
  address: string | null
  startedAt: Date
  lastSeenAt: Date
  /** Whether it is the session of the browser that asks. */
  here: boolean
}

/** The sessions that were seen last, and how many there are in all. */
export type Sessions = { sessions: SessionView[]; total: number }

/** Why a session has ended. The sign-in page shows it, except `absent`. */
export type SessionEnd = 'absent' | 'idle' | 'expired' | 'ended'

/** What a live session still needs: a second factor must be given, or set up. */
export type SecondFactorGap = 'second_factor_awaited' | 'second_factor_missing'

/** A sign-in that waits for its second factor ends after so many seconds. */
export const AWAITING_SESSION_SECONDS = 10 * MINUTE

type Session = { epoch: number; startedAt: Date; lastSeenAt: Date; awaitsSecondFactor: boolean }
type Owner = { sessionEpoch: number; disabledAt: Date | null }

/** Why this session has ended at `at`; null while it lives. */
export function sessionEnd(session: Session, owner: Owner, at: Date): SessionEnd | null {
  if (owner.disabledAt || session.epoch !== owner.sessionEpoch) return 'ended'
  if (session.awaitsSecondFactor) {
    return at >= secondsAfter(session.startedAt, AWAITING_SESSION_SECONDS) ? 'ended' : null
  }
  if (at >= secondsAfter(session.startedAt, LONGEST_SESSION_SECONDS)) return 'expired'
  if (at >= secondsAfter(session.lastSeenAt, IDLE_SESSION_SECONDS)) return 'idle'
  return null
}
