import { HOUR, MINUTE, moveClock, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { KV2_TOKEN } from '@/lib/delivery/testing/kv2-server'
import { addTarget } from '@/lib/delivery/testing/parsed'
import { revokeSecret } from '@/lib/secrets/testing/parsed'
import { countSlots } from '@/lib/secrets/testing/use-secret'
import { recoverDeliveries } from './recover-deliveries'
import { rotateNow } from './rotate-now'
import { expect, firstSecret, test, working } from './testing/rotating'

test('a process that dies before anything was written leaves no slot taken', async ({
  rotating: { dora, app },
}) => {
  const first = await firstSecret(dora, app.id)
  await died(dora.personId, app.id, first.id)
  expect(await countSlots(app.id)).toBe(2)
  expect(await recoverDeliveries()).toBe(0)
  moveClock(10 * MINUTE)
  expect(await recoverDeliveries()).toBe(1)
  expect(await working(app.id)).toEqual([first.id])
  expect(await countSlots(app.id)).toBe(1)
})

test('a process that dies after it has written is completed from what the vault holds', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  // As it was a moment before it was let work.
  await heldAgain(next)
  expect(await working(app.id)).toEqual([first.id])
  await recoverDeliveries()
  expect(await working(app.id)).toEqual([first.id, next])
  expect(vault.paths.get('apps/desk')).toHaveLength(1)
})

test('what ended while no process delivered it is taken back from where it was put last', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  const { address } = vault
  const second = { address, mount: 'secret', path: 'apps/second', credential: KV2_TOKEN }
  await addTarget(dora, app.id, { kind: 'kv2', name: 'Second', ...second })
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  // As it was after the first write and before the second.
  await heldAgain(next)
  vault.paths.set('apps/second', [{ data: { client_secret: 'old' }, deleted: false }])
  await revokeSecret(dora, { appId: app.id, secretId: next })
  await recoverDeliveries()
  expect(vault.paths.get('apps/second')?.at(-1)?.data).toEqual({ client_secret: 'old' })
  expect(await working(app.id)).toEqual([first.id])
})

test('while the vault cannot be read, what it may hold is not withdrawn', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  await heldAgain(next)
  vault.failing.GET = 503
  await recoverDeliveries()
  expect(await countSlots(app.id)).toBe(2)
  vault.failing.GET = null
  moveClock(10 * MINUTE)
  await recoverDeliveries()
  expect(await working(app.id)).toEqual([first.id, next])
})

test('what can never be read is withdrawn after a day, and its slot is free', async ({
  rotating: { dora, app, vault },
}) => {
  const first = await firstSecret(dora, app.id)
  await rotateNow(dora, app.id)
  const [, next = ''] = await working(app.id)
  await heldAgain(next)
  vault.failing.GET = 503
  moveClock(25 * HOUR)
  await recoverDeliveries()
  expect(await working(app.id)).toEqual([first.id])
  expect(await countSlots(app.id)).toBe(1)
})

/** As it was a moment before the secret was let work. */
async function heldAgain(secretId: string): Promise<void> {
  const { createdAt: pausedAt } = await db().secret.findUniqueOrThrow({ where: { id: secretId } })
  const pausedUntil = new Date('9999-12-31T00:00:00Z')
  await db().secret.update({ where: { id: secretId }, data: { pausedAt, pausedUntil } })
  const leaseUntil = secondsAfter(now(), -1)
  await db().rotation.updateMany({ data: { state: 'delivering', leaseUntil, deliveredAt: null } })
}

/** As a process leaves it that dies before the first write. */
async function died(personId: string, appId: string, oldSecretId: string): Promise<void> {
  const id = 'abcd1234'
  const at = now()
  await db().secret.create({
    data: {
      id,
      appId,
      name: 'Rotated',
      prefix: 'kt_cs',
      lastFour: 'abcd',
      digest: new Uint8Array(32),
      pepperVersion: 1,
      slot: 2,
      createdAt: at,
      createdById: personId,
      createdByName: 'Dora',
      pausedAt: at,
      pausedUntil: new Date('9999-12-31T00:00:00Z'),
    },
  })
  await db().rotation.create({
    data: {
      id: `rot_${id}`,
      appId,
      state: 'delivering',
      scheduled: false,
      startedAt: at,
      startedByName: 'Dora',
      oldSecretId,
      newSecretId: id,
      leaseUntil: secondsAfter(at, 5 * MINUTE),
    },
  })
}
