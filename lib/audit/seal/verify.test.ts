import { HOUR, now, secondsAfter } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { sealEvents } from './seal-events'
import { addEvents, expect, test, threeSeals, verifyAll } from './testing/sealed-log'

test('a log that nobody touched verifies, and says what waits for its seal', async ({
  organization,
}) => {
  expect(await verifyAll(organization)).toMatchObject({ done: true, head: null, waiting: 0 })
  await threeSeals(organization)
  await addEvents(organization, 1)
  const verified = await verifyAll(organization)
  expect(verified).toMatchObject({ finding: null, after: 3, verified: 6, total: 6, waiting: 1 })
  expect(await verifyAll(organization, verified.head ?? '')).toMatchObject({ finding: null })
})

test('the first event that was changed is named', async ({ organization, tamper }) => {
  const ids = await threeSeals(organization)
  const { head } = await verifyAll(organization)
  for (const change of [
    `actor_name = 'Eve'`,
    `detail = detail || '{"name": "Eve"}'`,
    `at = at + interval '1 second'`,
    `address = '203.0.113.9'`,
    `app_id = NULL`,
    `action = 'app.member_removed'`,
  ]) {
    await tamper('CREATE TEMP TABLE IF NOT EXISTS kept AS SELECT * FROM audit_event')
    await tamper(`UPDATE audit_event SET ${change} WHERE id = ANY($1)`, [ids.slice(2, 4)])
    const { finding } = await verifyAll(organization, head ?? '')
    expect(finding, change).toEqual({ kind: 'changed', event: ids[2] })
    await tamper('DELETE FROM audit_event')
    await tamper('INSERT INTO audit_event SELECT * FROM kept')
    expect(await verifyAll(organization)).toMatchObject({ finding: null })
  }
})

test('two events that have changed places are found', async ({ organization, tamper }) => {
  const ids = await threeSeals(organization)
  await tamper(
    `UPDATE audit_event e SET target_name = other.target_name, target_id = other.target_id, at = other.at
     FROM audit_event other
     WHERE e.id = ANY($1) AND other.id = ANY($1) AND e.id <> other.id`,
    [ids.slice(0, 2)],
  )
  const { finding } = await verifyAll(organization)
  expect(finding).toEqual({ kind: 'changed', event: ids[0] })
})

test('the first event that was removed is named, also when it had no seal yet', async ({
  organization,
  tamper,
}) => {
  const ids = await threeSeals(organization)
  const [waiting] = await addEvents(organization, 1)
  await tamper('DELETE FROM audit_event WHERE id = $1', [waiting])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'removed', event: waiting })
  await sealEvents()
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'removed', event: waiting })
  await tamper('DELETE FROM audit_event WHERE id = ANY($1)', [[ids[3], ids[5]]])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'removed', event: ids[3] })
})

const INSERT = `
  INSERT INTO audit_event (id, organization_id, at, actor_name, action, target_kind, target_id, target_name)
  VALUES ($1, $2, $3, 'Eve', 'app.registered', 'app', 'a', 'A')`

test('an event that was inserted past the queue of seals is named', async ({
  organization,
  tamper,
}) => {
  await threeSeals(organization)
  const inserted = uuidV7()
  await tamper(INSERT, [inserted, organization, now()])
  await addEvents(organization, 1)
  await sealEvents()
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'inserted', event: inserted })
})

test('an event that is dated back is named, before its seal and after', async ({
  organization,
}) => {
  await threeSeals(organization)
  // Past Keyturn, but with the triggers: what somebody can do who only adds rows.
  const add = (at: Date) =>
    db().$executeRawUnsafe(
      INSERT.replace('$1', '$1::uuid').replace('$3', '$3::timestamptz'),
      uuidV7(),
      organization,
      at,
    )
  await add(secondsAfter(now(), -2 * HOUR))
  const [{ id } = { id: '' }] = await db().auditEvent.findMany({ where: { actorName: 'Eve' } })
  const found = { kind: 'dated_back', event: id }
  expect((await verifyAll(organization)).finding).toEqual(found)
  await sealEvents()
  expect((await verifyAll(organization)).finding).toEqual(found)
})
