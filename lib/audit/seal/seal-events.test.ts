import { db } from '@/lib/db/client'
import { sealEvents } from './seal-events'
import { addEvent, addEvents, expect, test, verifyAll } from './testing/sealed-log'

test('events that commit late are sealed late, and look like any other', async ({
  organization,
}) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let written = () => {}
  const isWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const late = db().$transaction(async (tx) => {
    await addEvent(tx, organization, 'late')
    written()
    await held
  })
  await isWritten
  await addEvents(organization, 2)
  await sealEvents()
  expect(await verifyAll(organization)).toMatchObject({ finding: null, total: 2, waiting: 0 })
  release()
  await late
  expect(await verifyAll(organization)).toMatchObject({ finding: null, waiting: 1 })
  await sealEvents()
  expect(await verifyAll(organization)).toMatchObject({ finding: null, total: 3, waiting: 0 })
})

test('while many write and it is sealed again and again, every event gets one seal', async ({
  organization,
}) => {
  let writing = true
  const sealing = (async () => {
    while (writing) await sealEvents()
  })()
  const writers = Array.from({ length: 6 }, async () => {
    for (let n = 0; n < 15; n += 1) {
      await db().$transaction(async (tx) => {
        for (let m = 0; m <= n % 3; m += 1) await addEvent(tx, organization)
      })
    }
  })
  await Promise.all(writers)
  writing = false
  await sealing
  await sealEvents()
  const verified = await verifyAll(organization)
  expect(verified).toMatchObject({ finding: null, total: 180, verified: 180, waiting: 0 })
  expect(verified.after).toBeGreaterThan(1)
})
