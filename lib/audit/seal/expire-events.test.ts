import { DAY, moveClock, now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { expireEvents } from './expire-events'
import { addSeal, sealEvents } from './seal-events'
import { readStatement } from './statement'
import { removeEvents } from './store'
import { addEvents, addOrganization, expect, test, verifyAll } from './testing/sealed-log'

const MONTH = 31 * DAY

/** One event in each of the last so many months, each with a seal, and one of today that waits. */
async function monthsOfEvents(organization: string, months: number): Promise<string[]> {
  const ids: string[] = []
  moveClock(-months * MONTH)
  for (let n = 0; n < months; n += 1) {
    ids.push(...(await addEvents(organization, 1)))
    await sealEvents()
    moveClock(MONTH)
  }
  return [...ids, ...(await addEvents(organization, 1))]
}

async function keepMonths(organizationId: string, auditMonths: number): Promise<void> {
  const data = { auditMonths, updatedAt: now() }
  const row = { organizationId, allowedGrantTypes: [], ...data }
  await db().policy.upsert({ where: { organizationId }, create: row, update: data })
}

const idsOf = async (organizationId: string) =>
  (await db().auditEvent.findMany({ where: { organizationId }, orderBy: { id: 'asc' } })).map(
    ({ id }) => id,
  )

test('what the policy keeps no longer goes, the seals stay, and the rest verifies', async ({
  organization,
}) => {
  const other = await addOrganization()
  const kept = await monthsOfEvents(other, 2)
  const ids = await monthsOfEvents(organization, 5)
  await keepMonths(organization, 3)
  const { head } = await verifyAll(organization)
  expect(await expireEvents()).toBe(3)
  expect(await idsOf(organization)).toEqual(ids.slice(3))
  expect(await idsOf(other)).toEqual(kept)
  // The newest seal says it, and has sealed what was waiting.
  const verified = await verifyAll(organization, head ?? '')
  expect(verified).toMatchObject({ finding: null, after: 6, total: 6, waiting: 0 })
  const seals = await db().auditSeal.findMany({
    where: { organizationId: organization },
    orderBy: { number: 'asc' },
  })
  expect(seals.map(({ statement }) => readStatement(statement)?.expired)).toEqual([
    0, 0, 0, 0, 0, 3,
  ])
  expect(await expireEvents()).toBe(0)
  expect(await db().auditSeal.count({ where: { organizationId: organization } })).toBe(6)
})

test('what expires while the log is verified counts as removed by nobody', async ({
  organization,
}) => {
  await monthsOfEvents(organization, 3)
  await keepMonths(organization, 2)
  const verifying = await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE audit_leaves`
    const waiting = verifyAll(organization)
    await expect
      .poll(
        () => tx.$queryRaw`SELECT FROM pg_locks
        WHERE relation = 'audit_leaves'::regclass AND NOT granted`,
      )
      .toHaveLength(1)
    await addSeal(tx, organization, 1)
    expect(await removeEvents(tx, organization, 1)).toBe(1)
    return { waiting }
  })
  expect(await verifying.waiting).toMatchObject({ finding: null, done: true, after: 4 })
})

test('a month of which no event is left has no partition', async ({ organization, tamper }) => {
  const named = 'audit_event_2019_03'
  await tamper(`SELECT audit_make_month('2019-03-15')`)
  moveClock((Date.parse('2019-03-15') - now().getTime()) / 1000)
  await addEvents(organization, 1)
  await sealEvents()
  moveClock((Date.now() - now().getTime()) / 1000)
  const exists = async () =>
    (await db().$queryRaw<object[]>`SELECT 1 FROM pg_class WHERE relname = ${named}`).length
  expect(await exists()).toBe(1)
  expect(await expireEvents()).toBe(1)
  expect(await exists()).toBe(0)
})

test('without a seal that says so nothing expires, and nothing before its time', async ({
  organization,
  tamper,
}) => {
  await monthsOfEvents(organization, 3)
  await expect(db().$executeRaw`SELECT audit_expire(${organization}, 1, 1)`).rejects.toThrow(
    /no seal says/,
  )
  // Somebody writes a seal that says so, past Keyturn: younger events stay, and the seal is found.
  await tamper(
    `INSERT INTO audit_seal SELECT organization_id, 4, replace(statement, '"expired":0', '"expired":3'), signature
     FROM audit_seal WHERE organization_id = $1 AND number = 3`,
    [organization],
  )
  await expect(db().$executeRaw`SELECT audit_expire(${organization}, 1, 3)`).rejects.toThrow(
    /never changed or removed/,
  )
  await keepMonths(organization, 2)
  await db().$executeRaw`SELECT audit_expire(${organization}, 1, 1)`
  expect((await verifyAll(organization)).finding).toEqual({ kind: 'list_changed', seal: 1 })
})

test('the events of a policy that cannot be carried out leave those of others to go', async ({
  organization,
  tamper,
}) => {
  const other = await addOrganization()
  for (const one of [organization, other]) {
    await monthsOfEvents(one, 3)
    await keepMonths(one, 3)
  }
  const [first] = [organization, other].toSorted()
  await tamper(`UPDATE audit_seal SET statement = '{}' WHERE organization_id = $1 AND number = 1`, [
    first,
  ])
  expect(await expireEvents()).toBe(1)
})
