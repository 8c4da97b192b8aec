import { expect, test } from '@playwright/test'
import { moveClock } from '@/lib/clock'
import { FailureWindow } from './failure-window'

test('a window ends by itself, and the count begins anew', () => {
  const window = new FailureWindow({ windowSeconds: 60, keysKept: 10 })
  expect([window.note('a'), window.note('a')]).toEqual([1, 2])
  expect(window.secondsClosed('a', 2)).toBe(60)
  expect(window.secondsClosed('a', 3)).toBe(0)
  moveClock(61)
  expect(window.secondsClosed('a', 2)).toBe(0)
  expect(window.note('a')).toBe(1)
})

test('however many keys are invented, only so many are kept, the newest', () => {
  const window = new FailureWindow({ windowSeconds: 60, keysKept: 100 })
  for (let n = 0; n < 10_000; n += 1) window.note(`key ${n}`)
  const kept = Array.from({ length: 10_000 }, (_, n) => window.secondsClosed(`key ${n}`, 1))
  expect(kept.filter((seconds) => seconds > 0)).toHaveLength(100)
  expect(window.secondsClosed('key 9999', 1)).toBeGreaterThan(0)
})
