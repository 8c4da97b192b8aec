import { DAY, MINUTE } from '@/lib/clock'

/** Why a rotation, or the schedule of an app, goes on no further by itself. */
export const STOPS = [
  'delivery_failed',
  'interrupted',
  'never_used',
  'not_quiet',
  'new_ended',
  'slots_full',
  'no_target',
  'app_refused',
] as const
export type RotationStop = (typeof STOPS)[number]

export type RotationState = 'delivering' | 'unused' | 'draining' | 'ended' | 'stopped'

/** One process may take so long to deliver a secret, before another one takes over. */
export const DELIVERY_LEASE_SECONDS = 5 * MINUTE
/** A secret that reached some targets only is tried for so long. */
export const DELIVERY_TRIED_SECONDS = DAY
/** A delivery by schedule is tried so often, with ten minutes between. */
export const ATTEMPTS_MAX = 3
export const ATTEMPT_PAUSE_SECONDS = 10 * MINUTE
/** A rotation by schedule that is not over after so many days since the first use is stopped. */
export const DRAIN_DAYS_MAX = 30
/** What is refused of the old secret is counted for so long after its end. */
export const WATCHED_SECONDS = 7 * DAY

export const EVERY_DAYS_MAX = 365
export const USE_WITHIN_DAYS_MAX = 90
export const USE_WITHIN_DAYS_DEFAULT = 7
export const JWE_MAX = 8_000
export const RECEIPT_MAX = 20_000
export const ROTATIONS_LISTED_MAX = 50

/** A secret that a rotation is about, as people know it. */
export type RotatedSecret = { id: string; name: string; hint: string }

/** The change from one secret of an app to the next. */
export type RotationView = {
  id: string
  appId: string
  state: RotationState
  scheduled: boolean
  startedAt: Date
  startedByName: string
  /** Null for the first secret of an app. */
  old: RotatedSecret | null
  next: RotatedSecret
  /** When the new secret was handed over: to all targets, or to whoever made it. */
  deliveredAt: Date | null
  /** Null: to whoever made it, in the answer. */
  deliveries: { name: string; kind: string; place: string }[] | null
  /** The new secret, sealed for a mailbox (JWE). */
  jwe: string | null
  firstUsedAt: Date | null
  firstAddress: string | null
  callersBefore: number | null
  callersMoved: number | null
  oldLastUsedAt: Date | null
  oldEndedAt: Date | null
  oldEndedByName: string | null
  refusedSince: number
  stoppedAt: Date | null
  stoppedBecause: RotationStop | null
  hasReceipt: boolean
}

/** The schedule of an app. */
export type ScheduleView = {
  everyDays: number
  useWithinDays: number
  quietHours: number
  nextAt: Date
  stoppedAt: Date | null
  stoppedBecause: RotationStop | null
  setAt: Date
  setByName: string
}
