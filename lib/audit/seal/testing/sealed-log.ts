import { Client } from 'pg'
import { NO_ORIGIN } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { HOUR, moveClock, now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db, inTransaction, type Tx } from '@/lib/db/client'
import { test as base } from '@/lib/db/testing/test-database'
import type { Verification } from '../finding'
import { readHead } from '../head'
import { sealEvents } from '../seal-events'
import { verifySome } from '../verify-some'

export { expect } from '@/lib/db/testing/test-database'

type Fixtures = {
  organization: string
  /** SQL of somebody who may do everything in the database, and has switched the triggers off. */
  tamper: (statement: string, values?: unknown[]) => Promise<unknown>
}

/** A test with an organization and somebody who changes its audit log by SQL. */
export const test = base.extend<Fixtures>({
  organization: ({ emptyDatabase: _ }, use) => addOrganization().then(use),
  tamper: async ({ database, emptyDatabase: _ }, use) => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query('SET session_replication_role = replica')
    await use((statement, values) => client.query(statement, values))
    await client.end()
  },
})

/** Adds an organization. */
export async function addOrganization(): Promise<string> {
  const id = newId('org')
  await db().organization.create({ data: { id, name: 'Org', createdAt: now() } })
  return id
}

/** Records one event. */
export async function addEvent(tx: Tx, organizationId: string, name = 'App'): Promise<void> {
  const by = { organizationId, personName: 'Ada', origin: NO_ORIGIN }
  const target = { kind: 'app', id: newId('app'), name } as const
  await recordEvent(tx, by, 'app.member_added', { target, detail: { personId: 'p', name: 'Dora' } })
}

/** Records so many events, and answers their ids in their order. */
export async function addEvents(organizationId: string, count: number): Promise<string[]> {
  for (let n = 0; n < count; n += 1) {
    await inTransaction((tx) => addEvent(tx, organizationId, `App ${n}`))
  }
  const rows = await db().auditEvent.findMany({ where: { organizationId }, orderBy: { id: 'asc' } })
  return rows.slice(-count).map(({ id }) => id)
}

/** Verifies the whole log, one seal at a time. */
export async function verifyAll(organizationId: string, head?: string): Promise<Verification> {
  const kept = head === undefined ? null : readHead(head)
  let step = await verifySome(organizationId, { after: 0, kept, milliseconds: -1 })
  while (!step.done) {
    step = await verifySome(organizationId, { after: step.after, kept, milliseconds: -1 })
  }
  return step
}

/** Three seals with two events each, in the order of the ids. */
export async function threeSeals(organization: string): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) {
    ids.push(...(await addEvents(organization, 2)))
    await sealEvents()
    moveClock(HOUR)
  }
  return ids
}

/** The seal, or its list, with the number that is the second parameter. */
export const ofNumber = 'organization_id = $1 AND number = $2'
