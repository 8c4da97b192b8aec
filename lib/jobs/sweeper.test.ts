import { anApp, expect, test } from '@/lib/apps/testing/fixtures'
import { DAY, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { compareClocks } from '@/lib/db/database-clock'
import { runExclusively } from '@/lib/db/run-exclusively'
import { setMachineClock } from '@/lib/db/testing/machine-clock'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { sweepUntilDone } from './sweep-until-done'
import { sweepOnce } from './sweeper'

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

test('a process whose clock is wrong sweeps nothing, and sweeps again when it is right', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  await issueSecret(dora, app.id, { name: 'Short', expiresAt: secondsAfter(now(), DAY) })
  const retired = () => db().secret.count({ where: { retirement: 'expired' } })
  const restore = setMachineClock(200 * DAY)
  await sweepOnce(() => false)
  expect(await retired()).toBe(0)
  restore()
  await sweepOnce(() => false)
  expect(await retired()).toBe(0)
  // Time itself has passed, for both clocks.
  moveClock(2 * DAY)
  await sweepOnce(() => false)
  expect(await retired()).toBe(1)
  await compareClocks()
})
