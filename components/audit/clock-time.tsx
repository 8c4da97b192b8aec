'use client'

import { calendarDay, clockTime, exactTime } from '@/components/ui/moment'
import { useZone } from '@/components/ui/zone'

/** The time of day in the reader's zone, to the second. The tooltip has the day, and UTC. */
export function ClockTime({ at, className = '' }: { at: Date; className?: string }) {
  const zone = useZone()
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, zone)}
      className={`tabular ${className}`}
    >
      {clockTime(at, zone)}
    </time>
  )
}

/** The beginning of an hour in the reader's zone. */
export function HourTime({ at }: { at: Date }) {
  const zone = useZone()
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, zone)}
      className="tabular whitespace-nowrap"
    >
      {calendarDay(at, zone)}, {clockTime(at, zone).replace(/:\d\d /, ' ')}
    </time>
  )
}
