import { HOUR, secondsAfter } from '@/lib/clock'

/** The hour at which the mail of the day comes. */
const MORNING_HOUR = 8

/**
 * The next time at which it becomes eight o'clock in this time zone (IANA); in UTC without one that is known. On the day
 * on which a clock is changed it may be an hour off.
 */
export function nextMorning(after: Date, zone: string | null): Date {
  const hours = Array.from({ length: 25 }, (_, n) => {
    const whole = Math.floor(after.getTime() / (HOUR * 1000)) * HOUR * 1000
    return secondsAfter(new Date(whole), (n + 1) * HOUR)
  })
  const hourIn = hoursIn(zone ?? 'UTC')
  const morning = hours.find((hour) => Number(hourIn.format(hour)) === MORNING_HOUR)
  return morning ?? secondsAfter(after, 24 * HOUR)
}

function hoursIn(timeZone: string): Intl.DateTimeFormat {
  const hour = { hour: '2-digit', hourCycle: 'h23' } as const
  try {
    return new Intl.DateTimeFormat('en-GB', { ...hour, timeZone })
  } catch {
    // A time zone that this Node does not know.
    return new Intl.DateTimeFormat('en-GB', { ...hour, timeZone: 'UTC' })
  }
}
