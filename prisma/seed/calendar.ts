import { DAY, moveClock } from '@/lib/clock'

const calendar = { daysAgo: 0 }

/** Moves this process to `daysAgo` days before the present; the story ends with `goTo(0)`. */
export function goTo(daysAgo: number): void {
  moveClock((calendar.daysAgo - daysAgo) * DAY)
  calendar.daysAgo = daysAgo
}
