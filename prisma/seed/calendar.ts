import { DAY, moveClock } from '@/lib/clock'

const calendar = { daysAgo: 0 }

/** Moves the clock of this process to `daysAgo` days before the present. `goTo(0)` sets it back. */
export function goTo(daysAgo: number): void {
  moveClock((calendar.daysAgo - daysAgo) * DAY)
  calendar.daysAgo = daysAgo
}
