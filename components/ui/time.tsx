'use client'

import { useEffect, useReducer } from 'react'
import { DAY, HOUR, MINUTE, now } from '@/lib/clock'
import { Tooltip } from './tooltip'

const WORDS = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const STEPS = [
  { below: HOUR, unit: 'minute', seconds: MINUTE },
  { below: DAY, unit: 'hour', seconds: HOUR },
  { below: 30 * DAY, unit: 'day', seconds: DAY },
  { below: 365 * DAY, unit: 'month', seconds: 30.44 * DAY },
  { below: Number.POSITIVE_INFINITY, unit: 'year', seconds: 365.25 * DAY },
] as const

/** "2 hours ago", "in 3 days", "just now". */
export function relativeTime(at: Date, from: Date): string {
  const seconds = (at.getTime() - from.getTime()) / 1000
  const distance = Math.abs(seconds)
  if (distance < 45) return 'just now'
  const step = STEPS.find(({ below }) => distance < below) ?? STEPS[4]
  const count = Math.trunc(seconds / step.seconds) || Math.sign(seconds)
  return WORDS.format(count, step.unit)
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
const EXACT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})

/** "14 Nov 2026, 09:31:07 UTC" */
export function exactTime(at: Date): string {
  return `${EXACT.format(at)} UTC`
}

type TimeProps = {
  at: Date | string
  /** `relative` updates itself; `date` is the day in UTC. The tooltip has the exact time. */
  mode?: 'relative' | 'date'
  /** More lines for the tooltip, such as an address and a user agent. */
  details?: readonly string[]
  className?: string
}

export function Time({ at, mode = 'relative', details = [], className = '' }: TimeProps) {
  const moment = typeof at === 'string' ? new Date(at) : at
  const [, refresh] = useReducer((count: number) => count + 1, 0)

  useEffect(() => {
    if (mode !== 'relative') return
    const timer = setInterval(refresh, 20_000)
    return () => clearInterval(timer)
  }, [mode])

  return (
    <Tooltip
      content={
        <span className="flex flex-col gap-0.5 tabular">
          <span className="font-medium">{exactTime(moment)}</span>
          {details.map((line) => (
            <span key={line} className="[overflow-wrap:anywhere]">
              {line}
            </span>
          ))}
        </span>
      }
    >
      <button
        type="button"
        aria-description={[exactTime(moment), ...details].join(', ')}
        className={`tabular cursor-help whitespace-nowrap rounded-sm text-start underline decoration-control/60 decoration-dotted underline-offset-4 ${className}`}
      >
        <time dateTime={moment.toISOString()} suppressHydrationWarning>
          {mode === 'relative' ? relativeTime(moment, now()) : DATE.format(moment)}
        </time>
      </button>
    </Tooltip>
  )
}
