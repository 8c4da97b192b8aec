import type { Usage } from '@/lib/usage/usage'

/** Tenths of a power of ten. */
const TOPS = [10, 12, 16, 20, 30, 40, 50, 60, 80, 100]

/** The top of an axis that holds `max`: a round number whose half is round as well. */
export function topOf(max: number): number {
  if (max <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(max))
  const tops = TOPS.map((tenths) => (tenths * power) / 10)
  return tops.find((top) => top >= max && top % 2 === 0) ?? 10 * power
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

/** `12K`, for the side of an axis. */
export const compact = (count: number) => COMPACT.format(count)

const FULL = new Intl.NumberFormat('en')

/** `12,041`. */
export const counted = (count: number) => FULL.format(count)

/** `1 request`, `12,041 requests`. */
export function countOf(count: number, one: string): string {
  return `${counted(count)} ${count === 1 ? one : `${one}s`}`
}

const DAY_OF = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const HOUR_OF = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** `27 Nov`, or `27 Nov, 14:00 UTC` where an hour is counted. */
export function stepInWords(start: Date, step: Usage['step']): string {
  const day = DAY_OF.format(start)
  return step === 'day' ? day : `${day}, ${HOUR_OF.format(start)} UTC`
}

/** A label below the axis, and where it stands: 0 is the left end, 1 the right one. */
export type Tick = { at: number; label: string }

const EVERY = { '24h': 6, '7d': 24, '30d': 5, '90d': 15 } as const

/** The labels below the axis: full hours of six for a day, days for the other ranges. */
export function ticksOf({ range, starts, step }: Pick<Usage, 'range' | 'starts' | 'step'>): Tick[] {
  const every = step === 'day' && range === '7d' ? 1 : EVERY[range]
  const isTick = (start: Date, index: number) =>
    step === 'hour' ? start.getUTCHours() % every === 0 : (starts.length - 1 - index) % every === 0
  return starts.flatMap((start, index) =>
    isTick(start, index)
      ? [
          {
            at: (index + (step === 'day' ? 0.5 : 0)) / starts.length,
            label: range === '24h' ? HOUR_OF.format(start) : DAY_OF.format(start),
          },
        ]
      : [],
  )
}
