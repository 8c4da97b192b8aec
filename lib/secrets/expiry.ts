import { DAY, secondsAfter } from '@/lib/clock'

export const EXPIRY_PRESETS_DAYS = [30, 90, 180, 365] as const
export const EXPIRY_DEFAULT_DAYS = 180
export const EXPIRY_MAX_YEARS = 10

/** The time `days` days after `now`. */
export function expiryAfterDays(now: Date, days: number): Date {
  return secondsAfter(now, days * DAY)
}

/** The day of a time in UTC, such as `2027-01-31`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

/** The last moment of a day in UTC; an invalid date if there is no such day. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`)
}

/** The latest time at which a secret made at `now` may expire: the end of a day in UTC. */
export function latestExpiry(now: Date): Date {
  return endOfDay(dayOf(expiryAfterDays(now, EXPIRY_MAX_YEARS * 365)))
}
