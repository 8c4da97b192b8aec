import { setTimeout as pause } from 'node:timers/promises'
import { anApp } from '@/lib/apps/testing/fixtures'
import { now, secondsAfter } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { pool } from '@/lib/db/pool'
import { makeSecret } from '../make-secret'
import { removeEndpoint } from '../remove-endpoint'
import { deleteEndpoint } from '../store'
import { deliveries, expect, test } from '../testing/hooked'
import { takeDueMessages } from './due-store'

const PLACES = 60

test('much that waits for slow endpoints of one organization does not hold up that of another', async ({
  people: { ada, strange },
  hook,
}) => {
  const { id: honest } = await hook(['app.*'])
  const { url } = await db().webhookEndpoint.findUniqueOrThrow({ where: { id: honest } })
  const slow = Array.from({ length: 20 }, (_, n) => `whk_slow${n}`)
  const { organizationId } = strange
  await db().webhookEndpoint.createMany({
    data: slow.map((id) => ({
      id,
      organizationId,
      url,
      events: ['app.*'],
      status: 'enabled' as const,
      createdAt: now(),
      createdByName: 'Strange',
      lastDeliveredAt: now(),
    })),
  })
  await pool().query(
    `INSERT INTO webhook_delivery (id, endpoint_id, event_id, action, at, next_attempt_at)
     SELECT gen_random_uuid(), endpoint, gen_random_uuid(), 'app.suspended', $2, $2
     FROM unnest($1::text[]) AS endpoint, generate_series(1, 10)`,
    [slow, secondsAfter(now(), -3_600)],
  )
  await anApp(ada)
  const taken = await takeDueMessages(PLACES, [])
  expect(taken).toHaveLength(PLACES)
  expect(taken.map(({ endpointId }) => endpointId)).toContain(honest)
})

test('an endpoint that is removed at the same moment stops no change that it would hear of', async ({
  people: { ada },
  hook,
}) => {
  const { id } = await hook(['app.*'])
  const kept = await hook(['app.*'])
  let registering: Promise<unknown> = Promise.resolve()
  await inTransaction(async (tx) => {
    await deleteEndpoint(tx, id)
    registering = anApp(ada)
    await untilSomebodyWaits()
  })
  await registering
  expect(await deliveries()).toMatchObject([{ endpointId: kept.id, action: 'app.registered' }])
})

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await pool().query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database()
       AND cardinality(pg_blocking_pids(pid)) > 0`,
    )
    if (rows.length > 0) return
    await pause(20)
  }
}

test('two endpoints that hear of each other are removed, and get secrets, at once', async ({
  people: { ada },
  hook,
}) => {
  const hooks = []
  for (let n = 0; n < 6; n += 1) hooks.push(await hook(['webhook.*']))
  await Promise.all(hooks.map(({ id }) => makeSecret(ada, id)))
  await Promise.all(hooks.map(({ id }) => removeEndpoint(ada, id)))
  expect(await db().webhookEndpoint.count()).toBe(0)
})
