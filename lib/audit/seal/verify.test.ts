import { HOUR, moveClock, now, secondsAfter } from '@/lib/clock'
import { uuidV7 } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { findingSentence } from './finding'
import { packLeaves, unpackLeaves } from './leaves'
import { sealEvents } from './seal-events'
import { makeSealKey, openSealKey, signStatement } from './seal-key'
import { readStatement, statementHash, writeStatement } from './statement'
import { addEvent, addEvents, expect, test, verifyAll } from './testing/sealed-log'

/** Three seals with two events each, in the order of the ids. */
async function threeSeals(organization: string): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) {
    ids.push(...(await addEvents(organization, 2)))
    await sealEvents()
    moveClock(HOUR)
  }
  return ids
}

const ofNumber = 'organization_id = $1 AND number = $2'

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

test('a seal that was changed or removed is named', async ({ organization, tamper }) => {
  await threeSeals(organization)
  const { head } = await verifyAll(organization)
  await tamper(
    `UPDATE audit_seal SET statement = replace(statement, '"count":2', '"count":1') WHERE ${ofNumber}`,
    [organization, 2],
  )
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_changed', seal: 2 })
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_missing', seal: 2 })
  await tamper('DELETE FROM audit_seal')
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({ kind: 'cut', seal: 3 })
})

test('a batch that was removed whole, in the middle, is named', async ({
  organization,
  tamper,
}) => {
  const ids = await threeSeals(organization)
  await tamper('DELETE FROM audit_event WHERE id = ANY($1)', [ids.slice(2, 4)])
  await tamper(`DELETE FROM audit_leaves WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'list_changed', seal: 2 })
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 2])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'seal_missing', seal: 2 })
})

test('a list of events that was made to fit is found', async ({ organization, tamper }) => {
  const ids = await threeSeals(organization)
  const named = { organizationId_number: { organizationId: organization, number: 1 } }
  const { leaves } = await db().auditLeaves.findUniqueOrThrow({ where: named })
  const fitting = Buffer.from(packLeaves(unpackLeaves(leaves).slice(1)))
  await tamper('DELETE FROM audit_event WHERE id = $1', [ids[0]])
  await tamper(`UPDATE audit_leaves SET leaves = $3 WHERE ${ofNumber}`, [organization, 1, fitting])
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'list_changed', seal: 1 })
})

test('a tail that was cut is found by a head that somebody has kept', async ({
  organization,
  tamper,
}) => {
  const ids = await threeSeals(organization)
  const { head } = await verifyAll(organization)
  await tamper('DELETE FROM audit_event WHERE id = ANY($1)', [ids.slice(4)])
  await tamper(`DELETE FROM audit_leaves WHERE ${ofNumber}`, [organization, 3])
  await tamper(`DELETE FROM audit_seal WHERE ${ofNumber}`, [organization, 3])
  expect((await verifyAll(organization)).finding).toBeNull()
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({ kind: 'cut', seal: 3 })
  // What is sealed from now on has the same number, and is another history.
  await addEvents(organization, 1)
  await sealEvents()
  expect((await verifyAll(organization, head ?? '')).finding).toEqual({
    kind: 'other_history',
    seal: 3,
  })
})

test('seals that another key has signed are found', async ({ organization, tamper }) => {
  await threeSeals(organization)
  const own = await db().auditSealKey.findFirstOrThrow()
  const foreign = makeSealKey()
  const key = openSealKey(foreign)
  if (!key) throw new Error('no key')
  // The whole chain anew, with the sealed half of the key that is ours.
  await tamper('INSERT INTO audit_seal_key VALUES ($1, $2, $3, now())', [
    foreign.id,
    Buffer.from(foreign.publicKey),
    Buffer.from(own.sealedPrivate),
  ])
  const seals = await db().auditSeal.findMany({ orderBy: { number: 'asc' } })
  let previous: string | null = null
  for (const { number, statement } of seals) {
    const said = readStatement(statement)
    if (!said) throw new Error('no statement')
    const anew: string = writeStatement({ ...said, previous, key: foreign.id })
    previous = statementHash(anew)
    const signature = Buffer.from(signStatement(key, anew))
    await tamper(`UPDATE audit_seal SET statement = $3, signature = $4 WHERE ${ofNumber}`, [
      organization,
      number,
      anew,
      signature,
    ])
  }
  const { finding } = await verifyAll(organization)
  expect(finding).toEqual({ kind: 'foreign_key', seal: 1 })
  expect(finding && findingSentence(finding)).toMatch(/signed by a key that is not/)
})

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
