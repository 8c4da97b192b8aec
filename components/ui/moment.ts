import { HOUR, MINUTE } from '@/lib/clock'

/** How a reader looks at moments: at what time, and in which time zone (an IANA name). */
export type Reader = { now: Date; zone: string }

const DAY_MS = 86_400_000
const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** Making a formatter costs far more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
    formats.set(zone, format)
  }
  return format
}

function partsOf(at: Date, zone: string) {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    date: `${read('day')} ${read('month')} ${read('year')}`,
    time: `${read('hour')}:${read('minute')}:${read('second')}`,
    name: read('timeZoneName'),
  }
}

/** The calendar's day, counted: the next day has the next number, whether it has 23, 24 or 25 hours. */
function dayNumber(at: Date, zone: string): number {
  return Date.parse(`${partsOf(at, zone).date} UTC`) / DAY_MS
}

/** "28 Sep 2026" */
export function calendarDay(at: Date, zone: string): string {
  return partsOf(at, zone).date
}

/** "10:31:07 GMT+1" */
export function clockTime(at: Date, zone: string): string {
  const { time, name } = partsOf(at, zone)
  return `${time} ${name}`
}

/** The moment for the reader, and in UTC: `["14 Nov 2026, 10:31:07 GMT+1", "09:31:07 UTC"]`. */
export function exactTimes(at: Date, zone: string): string[] {
  const there = partsOf(at, zone)
  const utc = partsOf(at, 'UTC')
  const local = `${there.date}, ${there.time} ${there.name}`
  if (there.name === 'UTC') return [local]
  return [local, `${utc.date === there.date ? '' : `${utc.date}, `}${utc.time} UTC`]
}

/** Both of them: "14 Nov 2026, 10:31:07 GMT+1 (09:31:07 UTC)". */
export function exactTime(at: Date, zone: string): string {
  const [local, utc] = exactTimes(at, zone)
  return utc ? `${local} (${utc})` : `${local}`
}

/**
 * Minutes and hours within the reader's day, "yesterday" and "tomorrow" by the calendar, days up to
 * seven, and else the date.
 */
export function relativeTime(at: Date, { now, zone }: Reader): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) < 45) return 'just now'
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (Math.abs(days) > 7) return calendarDay(at, zone)
  if (days !== 0) return WORDS.format(days, 'day')
  const [unit, size] =
    Math.abs(seconds) < HOUR ? (['minute', MINUTE] as const) : (['hour', HOUR] as const)
  return WORDS.format(Math.trunc(seconds / size) || Math.sign(seconds), unit)
}

/** The same for within a sentence: "3 hours ago", "on 28 Sep 2026". */
export function timeInSentence(at: Date, reader: Reader): string {
  const words = relativeTime(at, reader)
  return /^\d+ [A-Z]/.test(words) ? `on ${words}` : words
}
