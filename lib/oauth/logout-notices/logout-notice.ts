import { HOUR, MINUTE } from '@/lib/clock'

/** Somebody's session has ended, and an app in which they were signed in is to be told. */
export type LogoutNotice = {
  id: string
  appId: string
  personId: string
  sid: string
  /** The present attempt included. */
  attempts: number
}

/** How an app's notices went, for its page. */
export type LogoutDeliveryView = {
  delivered: number
  /** Notices that were given up. */
  abandoned: number
  lastDeliveredAt: Date | null
  /** The latest failure, with its reason; null when the app was told since then. */
  failure: { at: Date; reason: string } | null
  /** Notices that will be tried again. */
  waiting: number
  nextAttemptAt: Date | null
}

/** How long one process may take for an attempt before another one tries. */
export const LEASE_SECONDS = MINUTE

/** The time from each attempt to the next one: nine attempts within about a day. */
const PAUSES = [
  10,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
] as const

/** Seconds from the attempt of this number, from 1, to the next one; null after the last one. */
export function pauseAfter(attempt: number): number | null {
  return PAUSES[attempt - 1] ?? null
}
