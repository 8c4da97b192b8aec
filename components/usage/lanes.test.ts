import { expect, test } from '@playwright/test'
import { DAY, secondsAfter } from '@/lib/clock'
import { endOf, lanesOf } from './lanes'

const NOW = new Date('2026-11-27T12:00:00Z')
const day = (days: number) => secondsAfter(NOW, days * DAY)

/** A secret that lived from one day to another; without an end it is active in its slot. */
function lived(id: string, from: number, to: number | null, slot: 1 | 2 | null = null) {
  return {
    id,
    slot,
    createdAt: day(from),
    expiresAt: null,
    retiredAt: to === null ? null : day(to),
  }
}

const lanes = (...secrets: ReturnType<typeof lived>[]) => Object.fromEntries(lanesOf(secrets, NOW))

test('an active secret stands in its slot, and its predecessor before it', () => {
  expect(
    lanes(lived('old', -90, -2), lived('next', -5, null, 2), lived('later', -2, null, 1)),
  ).toEqual({ next: 2, later: 1, old: 1 })
})

test('secrets that overlapped never share a lane', () => {
  const secrets = [
    lived('launch', -190, -160),
    lived('production', -162, -60),
    lived('laptop', -120, -100),
    lived('leak', -60, null, 1),
    lived('next', -2, null, 2),
  ]
  const found = lanesOf(secrets, NOW)
  for (const a of secrets) {
    for (const b of secrets) {
      const overlaps =
        a !== b && a.createdAt < (b.retiredAt ?? day(1)) && b.createdAt < (a.retiredAt ?? day(1))
      if (overlaps) expect(found.get(a.id), `${a.id} beside ${b.id}`).not.toBe(found.get(b.id))
    }
  }
})

test('a hundred secrets that followed one another fill one lane', () => {
  const secrets = Array.from({ length: 100 }, (_, count) =>
    lived(`s${count}`, -300 + count * 2, -298 + count * 2),
  )
  expect(new Set(lanesOf(secrets, NOW).values()).size).toBe(1)
})

test('a secret ends with its expiry or its retirement, whichever comes first', () => {
  expect(endOf({ expiresAt: day(-3), retiredAt: day(-1) }, NOW)).toEqual(day(-3))
  expect(endOf({ expiresAt: day(3), retiredAt: day(-1) }, NOW)).toEqual(day(-1))
  expect(endOf({ expiresAt: day(3), retiredAt: null }, NOW)).toBeNull()
})
