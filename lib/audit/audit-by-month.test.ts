import { DAY, HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { newId, uuidV7 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { databaseBefore } from '@/lib/db/testing/before-migration'
import { expect, test } from '@/lib/db/testing/test-database'
import { idAt } from './id-at'

const [ORGANIZATION, PERSON, APP, SECRET] = [newId('org'), newId('psn'), newId('app'), 'abcdefgh']

const BEFORE = `
  INSERT INTO organization VALUES ('${ORGANIZATION}', 'Org', now());
  INSERT INTO person (id, email, name, created_at) VALUES ('${PERSON}', 'ada@example.com', 'Ada', now());
  INSERT INTO app (id, organization_id, owner_id, type, name, created_at, updated_at)
  VALUES ('${APP}', '${ORGANIZATION}', '${PERSON}', 'machine', 'Robot', now(), now());
  INSERT INTO secret (id, app_id, name, prefix, last_four, digest, pepper_version, slot, created_at,
    created_by_id, created_by_name)
  VALUES ('${SECRET}', '${APP}', 'S', 'kt_cs', 'abcd', sha256('a'), 1, 1, now(), '${PERSON}', 'Ada');`

const INSERT = `
  INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id, target_name, detail)
  VALUES ($1, '${ORGANIZATION}', $2, 'Ada', 'x.y', $3, $4, 'N', $5)`

test('an upgrade moves every event into its month, and says of which app it is', async ({
  database,
}) => {
  const { client, script } = await databaseBefore(database.url, 'audit_by_month')
  await client.query(BEFORE)
  const today = now()
  const add = (kind: string, target: string, detail: object) =>
    client.query(INSERT, [uuidV7(), now(), kind, target, detail])
  moveClock(-365 * DAY)
  await add('app', APP, {})
  await add('grant', 'g', { appId: 'app_b' })
  moveClock(365 * DAY)
  await add('secret', SECRET, {})
  await add('person', PERSON, { told: null })
  await client.query(script)
  const { rows } = await client.query(
    `SELECT app_id, tableoid::regclass::text AS month FROM audit_event ORDER BY target_kind`,
  )
  await client.end()
  const monthOf = (at: Date) => `audit_event_${at.toISOString().slice(0, 7).replace('-', '_')}`
  const before = monthOf(secondsAfter(today, -365 * DAY))
  expect(rows).toEqual([
    { app_id: APP, month: before },
    { app_id: 'app_b', month: before },
    { app_id: null, month: monthOf(today) },
    { app_id: APP, month: monthOf(today) },
  ])
})

test('an event of a month that has no partition is taken as well', async () => {
  const id = newId('org')
  await db().organization.create({ data: { id, name: 'Org', createdAt: now() } })
  const add = async () => {
    const target = { targetKind: 'app', targetId: 'a', targetName: 'A' }
    const event = { organizationId: id, at: now(), actorName: 'Ada', action: 'x.y', ...target }
    return (await db().auditEvent.create({ data: { id: uuidV7(), ...event } })).id
  }
  moveClock(-5 * 365 * DAY)
  const early = await add()
  moveClock(10 * 365 * DAY)
  const hourAgo = secondsAfter(now(), -HOUR)
  const late = await add()
  await db().$executeRaw`SELECT audit_make_months()`
  const found = await db().auditEvent.findMany({ where: { id: { gte: idAt(hourAgo) } } })
  expect(found.map((event) => event.id)).toEqual([late])
  expect(await db().auditEvent.findUnique({ where: { id: early } })).not.toBeNull()
})
