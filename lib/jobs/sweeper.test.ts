import { runExclusively } from '@/lib/db/run-exclusively'
import { expect, test } from '@/lib/db/testing/test-database'
import { sweepUntilDone } from './sweep-until-done'

test('of several processes that sweep at once, one does', async () => {
  let finish = () => {}
  let begun = () => {}
  const working = new Promise<void>((resolve) => {
    begun = resolve
  })
  const first = runExclusively(1, () => {
    begun()
    return new Promise((resolve) => {
      finish = resolve
    })
  })
  await working
  expect(await runExclusively(1, () => Promise.reject(new Error('twice')))).toBe(false)
  finish()
  expect(await first).toBe(true)
  expect(await runExclusively(1, async () => {})).toBe(true)
})

test('a sweep goes on until nothing is left, or until the process stops', async () => {
  let left = 250_500
  const sweep = async () => {
    const count = Math.min(left, 1_000)
    left -= count
    return count
  }
  expect(await sweepUntilDone(sweep, () => left <= 250_000)).toBe(1_000)
  expect(await sweepUntilDone(sweep, () => false)).toBe(249_500)
  expect(left).toBe(0)
})
