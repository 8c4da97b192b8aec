import { expect, test } from '@playwright/test'
import { whenInWords } from './when-in-words'

const at = new Date('2026-11-28T23:22:00Z')

test('a time is said in UTC, and in the zone of the person', () => {
  expect(whenInWords(at, null)).toBe('28 November 2026, 23:22 UTC')
  expect(whenInWords(at, 'UTC')).toBe('28 November 2026, 23:22 UTC')
  expect(whenInWords(at, 'America/New_York')).toBe(
    '28 November 2026, 23:22 UTC (18:22 in America/New_York)',
  )
  expect(whenInWords(at, 'Europe/Oslo')).toBe(
    '28 November 2026, 23:22 UTC (29 November 2026, 00:22 in Europe/Oslo)',
  )
})

test('the name of no zone is left out', () => {
  expect(whenInWords(at, 'Middle/Earth')).toBe('28 November 2026, 23:22 UTC')
})
