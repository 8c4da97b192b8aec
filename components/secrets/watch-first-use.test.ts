import { expect, test } from '@playwright/test'
import { nextLookSeconds } from './watch-first-use'

test('waiting for the first use looks often at first, seldom later, and not for ever', () => {
  expect(nextLookSeconds(0)).toBe(2)
  expect(nextLookSeconds(119)).toBe(2)
  expect(nextLookSeconds(120)).toBe(5)
  expect(nextLookSeconds(600)).toBe(20)
  expect(nextLookSeconds(3600)).toBeNull()
})

test('an hour of waiting costs fewer than 320 requests', () => {
  let waited = 0
  let looks = 0
  for (let next = nextLookSeconds(0); next !== null; next = nextLookSeconds(waited)) {
    waited += next
    looks += 1
  }
  expect(looks).toBeLessThan(320)
})
