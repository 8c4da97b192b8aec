import { expect, test } from '@playwright/test'
import { DAY, HOUR, secondsAfter } from '@/lib/clock'
import { stepInWords, ticksOf, topOf } from './chart-scale'

const starts = (count: number, seconds: number, last: Date) =>
  Array.from({ length: count }, (_, index) => secondsAfter(last, (index - count + 1) * seconds))

test('the top of an axis holds the highest bar, and its half is a whole number', () => {
  for (const [max, top] of [
    [0, 2],
    [1, 2],
    [3, 4],
    [5, 6],
    [11, 12],
    [25, 30],
    [41, 50],
    [99, 100],
    [401, 500],
    [1_041, 1_200],
    [2_049, 3_000],
    [1_000_000, 1_000_000],
  ] as const) {
    expect(topOf(max), `${max}`).toBe(top)
  }
})

test('a day is labelled every six hours, at the full hour', () => {
  const hours = starts(24, HOUR, new Date('2026-11-27T17:00:00Z'))
  const ticks = ticksOf({ range: '24h', step: 'hour', starts: hours })
  expect(ticks.map(({ label }) => label)).toEqual(['18:00', '00:00', '06:00', '12:00'])
  expect(ticks[1]?.at).toBe(6 / 24)
})

test('longer ranges are labelled with few days, the last of them today', () => {
  const today = new Date('2026-11-27T00:00:00Z')
  for (const [range, count] of [
    ['30d', 30],
    ['90d', 90],
  ] as const) {
    const ticks = ticksOf({ range, step: 'day', starts: starts(count, DAY, today) })
    expect(ticks).toHaveLength(6)
    expect(ticks.at(-1)?.label).toBe('27 Nov')
  }
  const hours = starts(168, HOUR, new Date('2026-11-27T17:00:00Z'))
  expect(ticksOf({ range: '7d', step: 'hour', starts: hours })).toHaveLength(7)
})

test('a bar names its day, and its hour where hours are counted', () => {
  const at = new Date('2026-11-27T06:00:00Z')
  expect(stepInWords(at, 'day')).toBe('27 Nov')
  expect(stepInWords(at, 'hour')).toBe('27 Nov, 06:00 UTC')
})
