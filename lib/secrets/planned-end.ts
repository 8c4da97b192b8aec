import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import type { Pause } from './pause'

/** What becomes of the old secret when a second one is generated. */
export const OLD_ENDS = ['by_hand', 'now', '1h', '24h', '7d', '30d', 'quiet'] as const

export type OldEnd = (typeof OLD_ENDS)[number]

/** The same for programs, which name the hours themselves. */
export const OLD_ENDS_OF_PROGRAMS = ['by_hand', 'now', 'after', 'quiet'] as const

/** The ends that come at a time that is known beforehand, in seconds. */
const AFTER = { '1h': HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY } as const

/** A secret can be ended after 1 to 720 hours (30 days), or when it was not used for so many. */
export const QUIET_HOURS_MAX = 720
export const QUIET_HOURS_DEFAULT = 24

/**
 * An end that somebody has planned for a secret: at a time, or when it was not used for so many
 * hours. It waits until another secret of the app works and was used, unless it is `forced`: then
 * it is enough that another one works.
 */
export type PlannedEnd = {
  when: { at: Date } | { quietHours: number }
  forced: boolean
  plannedAt: Date
  plannedByName: string
}

type PlannedRow = {
  endsAt: Date | null
  endsWhenQuietHours: number | null
  endForced: boolean
  endPlannedAt: Date | null
  endPlannedByName: string | null
}

/** When the old secret shall end, reckoned from `from`; null if a person revokes it, or at once. */
export function plannedWhen(
  end: OldEnd | (typeof OLD_ENDS_OF_PROGRAMS)[number],
  { from, quietHours, afterHours }: { from: Date; quietHours: number; afterHours: number },
): PlannedEnd['when'] | null {
  if (end === 'by_hand' || end === 'now') return null
  if (end === 'after') return { at: secondsAfter(from, afterHours * HOUR) }
  return end === 'quiet' ? { quietHours } : { at: secondsAfter(from, AFTER[end]) }
}

/** The planned end in a secret's row. */
export function plannedEndOf(row: PlannedRow): PlannedEnd | null {
  const { endsAt, endsWhenQuietHours, endForced, endPlannedAt, endPlannedByName } = row
  if (!endPlannedAt || endPlannedByName === null) return null
  const about = { forced: endForced, plannedAt: endPlannedAt, plannedByName: endPlannedByName }
  if (endsAt) return { when: { at: endsAt }, ...about }
  return endsWhenQuietHours === null ? null : { when: { quietHours: endsWhenQuietHours }, ...about }
}

/**
 * The time from which on the end is due, if the secret is not used from `now` on; it may wait for
 * another secret then. Quiet counts from the end of a pause: null while nobody has set one.
 */
export function dueAt(
  { when, plannedAt }: PlannedEnd,
  { use, pause }: { use: { lastUsedAt: Date } | null; pause: Pause | null },
): Date | null {
  if ('at' in when) return when.at
  if (pause && !pause.until) return null
  const since = [plannedAt, use?.lastUsedAt, pause?.until].map((at) => at?.getTime() ?? 0)
  return secondsAfter(new Date(Math.max(...since)), when.quietHours * HOUR)
}
