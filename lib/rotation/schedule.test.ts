import { actionsOf, expectRefused } from '@/lib/apps/testing/fixtures'
import { DAY, HOUR, MINUTE, moveClock, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { listTargets } from '@/lib/delivery/list-targets'
import { removeTarget } from '@/lib/delivery/testing/parsed'
import { issueSecret, revokeSecret } from '@/lib/secrets/testing/parsed'
import { countSlots, useSecret as noteUse } from '@/lib/secrets/testing/use-secret'
import { endSchedule } from './end-schedule'
import { findAppSchedule } from './find-app-schedule'
import { listRotations } from './list-rotations'
import { rotateNow } from './rotate-now'
import { runDueSchedules } from './run-schedules'
import { setSchedule } from './testing/parsed'
import { expect, firstSecret, jobsRun, test, working } from './testing/rotating'

const EVERY_30 = { everyDays: 30, useWithinDays: 7, quietHours: 24 }

const eventsOf = async (organizationId: string) =>
  (await actionsOf(organizationId)).filter((action) => action.startsWith('rotation.'))

test('by schedule: issued, delivered, used, quiet, revoked, and due again', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, EVERY_30)
  expect(await runDueSchedules()).toBe(0)
  moveClock(30 * DAY)
  expect(await runDueSchedules()).toBe(1)
  const [, next = ''] = await working(app.id)
  await noteUse(first.id, now())
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ state: 'unused', scheduled: true })

  moveClock(HOUR)
  await noteUse(next, now())
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ state: 'draining' })
  expect(await working(app.id)).toEqual([first.id, next])

  moveClock(DAY)
  await jobsRun()
  const [rotation] = await listRotations(dora, app.id)
  expect(rotation).toMatchObject({ state: 'ended', hasReceipt: true, old: { id: first.id } })
  expect(await working(app.id)).toEqual([next])
  const { nextAt } = (await findAppSchedule(dora, app.id)) ?? {}
  expect(nextAt && nextAt > now()).toBe(true)
  expect(await eventsOf(dora.organizationId)).toEqual([
    'rotation.target_added',
    'rotation.scheduled',
    'rotation.delivered',
    'rotation.ended',
  ])
})

test('a secret that nobody uses in time stops the rotation, and both work on', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, EVERY_30)
  moveClock(30 * DAY)
  await runDueSchedules()
  moveClock(7 * DAY)
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ stoppedBecause: 'never_used' })
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBe('never_used')
  expect(await working(app.id)).toContain(first.id)
  const old = await db().secret.findUniqueOrThrow({ where: { id: first.id } })
  expect(old.endPlannedAt).toBeNull()
  moveClock(60 * DAY)
  expect(await runDueSchedules()).toBe(0)
  expect((await eventsOf(dora.organizationId)).at(-1)).toBe('rotation.stopped')
})

test('an old secret that never becomes quiet stops the rotation', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, EVERY_30)
  moveClock(30 * DAY)
  await runDueSchedules()
  const [, next = ''] = await working(app.id)
  await noteUse(next, now())
  await jobsRun()
  moveClock(30 * DAY)
  await noteUse(first.id, now())
  await jobsRun()
  expect((await listRotations(dora, app.id))[0]).toMatchObject({ stoppedBecause: 'not_quiet' })
  expect(await working(app.id)).toEqual([first.id, next])
})

test('a delivery that fails is tried three times, then the schedule stops and says why', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, EVERY_30)
  moveClock(30 * DAY)
  vault.failing.POST = 503
  for (const attempt of [1, 2, 3]) {
    expect(await runDueSchedules(), `attempt ${attempt}`).toBe(1)
    expect(await countSlots(app.id)).toBe(1)
    moveClock(10 * MINUTE)
  }
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBe('delivery_failed')
  expect(await working(app.id)).toEqual([first.id])

  vault.failing.POST = null
  await rotateNow(dora, app.id)
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBeNull()
})

test('full slots, and a target that is gone, stop the schedule', async ({
  rotating: { dora, app },
}) => {
  await firstSecret(dora, app.id)
  const second = await issueSecret(dora, app.id, { name: 'Second', expiresAt: null })
  await setSchedule(dora, app.id, EVERY_30)
  moveClock(30 * DAY)
  await runDueSchedules()
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBe('slots_full')
  const later = { ...dora, provenAt: now() }
  await revokeSecret(later, { appId: app.id, secretId: second.secret.id })
  const [target] = await listTargets(dora, app.id)
  await removeTarget(later, app.id, { targetId: target?.id ?? '' })
  await setSchedule(later, app.id, EVERY_30)
  moveClock(30 * DAY)
  await runDueSchedules()
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBe('no_target')
})

test('a schedule that is due while its own rotation goes on waits a day', async ({
  rotating: { dora, app },
}) => {
  await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, { everyDays: 1 })
  moveClock(DAY)
  await runDueSchedules()
  const before = await working(app.id)
  moveClock(DAY)
  expect(await runDueSchedules()).toBe(1)
  expect(await working(app.id)).toEqual(before)
  expect((await findAppSchedule(dora, app.id))?.stoppedBecause).toBeNull()
})

test('two processes that are due together rotate once', async ({ rotating: { dora, app } }) => {
  await firstSecret(dora, app.id)
  await setSchedule(dora, app.id, EVERY_30)
  moveClock(30 * DAY)
  const counts = await Promise.all([runDueSchedules(), runDueSchedules(), runDueSchedules()])
  expect(counts.toSorted()).toEqual([0, 0, 1])
  expect(await countSlots(app.id)).toBe(2)
})

test('who may only read sets no schedule, ends none and rotates nothing', async ({
  people: { sam, dan },
  rotating: { dora, app },
}) => {
  await setSchedule(dora, app.id, EVERY_30)
  for (const [actor, code] of [
    [sam, 'forbidden'],
    [dan, 'not_found'],
  ] as const) {
    await expectRefused(setSchedule(actor, app.id, EVERY_30), code)
    await expectRefused(endSchedule(actor, app.id), code)
    await expectRefused(rotateNow(actor, app.id), code)
  }
  await expectRefused(rotateNow(dora, 'app_\0'), 'not_found')
  expect(await findAppSchedule(sam, app.id)).toMatchObject({ everyDays: 30 })
  await endSchedule(dora, app.id)
  expect(await findAppSchedule(dora, app.id)).toBeNull()
})
