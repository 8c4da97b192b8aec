import { expect, test } from '@playwright/test'
import { exactTime, relativeTime, timeInSentence } from './moment'

const OSLO = 'Europe/Oslo'
const ANGELES = 'America/Los_Angeles'
const KIRITIMATI = 'Pacific/Kiritimati'

/** When it was, when somebody looks, where they are, and what they read. */
const READ: [at: string, now: string, zone: string, words: string][] = [
  ['2026-11-27T12:00:00Z', '2026-11-27T12:00:44Z', OSLO, 'just now'],
  ['2026-11-27T11:55:00Z', '2026-11-27T12:00:00Z', OSLO, '5 minutes ago'],
  ['2026-11-27T02:00:00Z', '2026-11-27T12:00:00Z', OSLO, '10 hours ago'],
  ['2026-11-27T20:00:00Z', '2026-11-27T12:00:00Z', OSLO, 'in 8 hours'],
  // An evening is yesterday as soon as the reader's midnight is over, and not a day later.
  ['2026-11-26T22:50:00Z', '2026-11-26T23:10:00Z', OSLO, 'yesterday'],
  ['2026-11-26T22:50:00Z', '2026-11-26T23:10:00Z', 'UTC', '20 minutes ago'],
  ['2026-11-26T22:50:00Z', '2026-11-26T23:10:00Z', ANGELES, '20 minutes ago'],
  // 46 hours are no "yesterday" when two midnights lie between, and 47 may be.
  ['2026-11-25T23:30:00Z', '2026-11-27T21:30:00Z', 'UTC', '2 days ago'],
  ['2026-11-26T00:30:00Z', '2026-11-27T23:30:00Z', 'UTC', 'yesterday'],
  ['2026-11-28T05:00:00Z', '2026-11-27T12:00:00Z', OSLO, 'tomorrow'],
  ['2026-11-28T05:00:00Z', '2026-11-27T12:00:00Z', ANGELES, 'in 17 hours'],
  ['2026-11-28T05:00:00Z', '2026-11-27T12:00:00Z', KIRITIMATI, 'in 17 hours'],
  // Beyond seven days stands the date itself.
  ['2026-11-20T12:00:00Z', '2026-11-27T12:00:00Z', OSLO, '7 days ago'],
  ['2026-11-19T22:59:59Z', '2026-11-27T12:00:00Z', OSLO, '19 Nov 2026'],
  ['2026-09-28T09:00:00Z', '2026-11-27T12:00:00Z', OSLO, '28 Sep 2026'],
  ['2026-12-04T12:00:00Z', '2026-11-27T12:00:00Z', OSLO, 'in 7 days'],
  ['2026-12-05T12:00:00Z', '2026-11-27T12:00:00Z', OSLO, '5 Dec 2026'],
  ['2026-01-01T07:59:00Z', '2026-11-27T12:00:00Z', ANGELES, '31 Dec 2025'],
  // The clocks go back: a day of 25 hours, and one of 23 when they go forward.
  ['2026-10-24T22:30:00Z', '2026-10-25T22:30:00Z', OSLO, '24 hours ago'],
  ['2026-10-24T22:30:00Z', '2026-10-25T23:15:00Z', OSLO, 'yesterday'],
  ['2026-03-28T22:30:00Z', '2026-03-29T21:30:00Z', OSLO, 'yesterday'],
  ['2026-03-08T06:30:00Z', '2026-03-09T06:30:00Z', ANGELES, 'yesterday'],
]

for (const [at, now, zone, words] of READ) {
  test(`${at}, seen at ${now} in ${zone}, is “${words}”`, () => {
    expect(relativeTime(new Date(at), { now: new Date(now), zone })).toBe(words)
  })
}

test('an exact time names its zone, and has UTC beside it', () => {
  const at = new Date('2026-11-14T23:31:07Z')
  expect(exactTime(at, OSLO)).toBe('15 Nov 2026, 00:31:07 GMT+1 (14 Nov 2026, 23:31:07 UTC)')
  expect(exactTime(at, ANGELES)).toBe('14 Nov 2026, 15:31:07 PST (23:31:07 UTC)')
  expect(exactTime(at, 'UTC')).toBe('14 Nov 2026, 23:31:07 UTC')
})

test('a date within a sentence has its preposition', () => {
  const reader = { now: new Date('2026-11-27T12:00:00Z'), zone: OSLO }
  expect(timeInSentence(new Date('2026-09-28T09:00:00Z'), reader)).toBe('on 28 Sep 2026')
  expect(timeInSentence(new Date('2026-11-27T11:00:00Z'), reader)).toBe('1 hour ago')
  expect(timeInSentence(new Date('2026-11-24T11:00:00Z'), reader)).toBe('3 days ago')
})
