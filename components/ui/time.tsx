'use client'

import { useEffect, useReducer } from 'react'
import { now } from '@/lib/clock'
import { calendarDay, exactTime, exactTimes, relativeTime, timeInSentence } from './moment'
import { Tooltip } from './tooltip'
import { useZone } from './zone'

type TimeProps = {
  at: Date | string
  /** `relative` updates itself; `date` is the day. The tooltip has the exact time. */
  mode?: 'relative' | 'date'
  /** More lines for the tooltip, such as an address and a user agent. */
  details?: readonly string[]
  className?: string
}

/** A moment in a cell, in the reader's time zone. Its tooltip says it exactly, there and in UTC. */
export function Time({ at, mode = 'relative', details = [], className = '' }: TimeProps) {
  const moment = new Date(at)
  const zone = useZone()
  useTicks(mode === 'relative')
  const [local, utc] = exactTimes(moment, zone)
  return (
    <Tooltip
      content={
        <span className="flex flex-col gap-0.5 tabular">
          <span className="font-medium">{local}</span>
          {utc ? <span className="opacity-80">{utc}</span> : null}
          {details.map((line) => (
            <span key={line} dir="auto" className="[overflow-wrap:anywhere]">
              {line}
            </span>
          ))}
        </span>
      }
    >
      <button
        type="button"
        aria-description={[exactTime(moment, zone), ...details].join(', ')}
        className={`tabular cursor-help whitespace-nowrap rounded-sm text-start underline decoration-control/60 decoration-dotted underline-offset-4 ${className}`}
      >
        <time dateTime={moment.toISOString()} suppressHydrationWarning>
          {mode === 'relative'
            ? relativeTime(moment, { now: now(), zone })
            : calendarDay(moment, zone)}
        </time>
      </button>
    </Tooltip>
  )
}

/** A moment within a sentence: `ended <TimeInSentence at={…} />`. `exact` says it to the second. */
export function TimeInSentence({ at, exact = false }: { at: Date | string; exact?: boolean }) {
  const moment = new Date(at)
  const zone = useZone()
  useTicks(!exact)
  const precisely = exactTime(moment, zone)
  return (
    <time dateTime={moment.toISOString()} title={precisely} suppressHydrationWarning>
      {exact ? precisely : timeInSentence(moment, { now: now(), zone })}
    </time>
  )
}

/** Renders again while time goes on. */
function useTicks(runs: boolean): void {
  const [, refresh] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    if (!runs) return
    const timer = setInterval(refresh, 20_000)
    return () => clearInterval(timer)
  }, [runs])
}
