import { runExclusively } from '@/lib/db/run-exclusively'
import { expect, test } from '@/lib/db/testing/test-database'

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
