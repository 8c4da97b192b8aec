import { expect, test } from '@playwright/test'
import { byDay } from './by-day'

const AROUND_MIDNIGHT = ['2026-11-27T00:30:00Z', '2026-11-26T23:30:00Z', '2026-11-26T22:30:00Z']

for (const [zone, days] of [
  ['UTC', ['27 Nov 2026: 1', '26 Nov 2026: 2']],
  ['Europe/Oslo', ['27 Nov 2026: 2', '26 Nov 2026: 1']],
  ['America/Los_Angeles', ['26 Nov 2026: 3']],
] as const) {
  test(`events stand under the day of the reader in ${zone}`, () => {
    const events = AROUND_MIDNIGHT.map((at) => ({ at: new Date(at) }))
    const read = byDay(events, zone).map(({ day, items }) => `${day}: ${items.length}`)
    expect(read).toEqual(days)
  })
}
