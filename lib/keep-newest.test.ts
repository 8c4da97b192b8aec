import { expect, test } from '@playwright/test'
import { keepNewest } from './keep-newest'

test('the names that were kept last stay, and one that is kept again is the newest', () => {
  const kept = new Map<string, number>()
  for (const [value, name] of ['a', 'b', 'c', 'b', 'd'].entries()) {
    keepNewest(kept, 3, { name, value })
  }
  expect([...kept]).toEqual([
    ['c', 2],
    ['b', 3],
    ['d', 4],
  ])
})
