import { db, type Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { expect, test } from '@/lib/db/testing/test-database'
import { EVERYTHING, findEvents, type Narrowed } from './store'

const FILTERS: Record<string, Partial<Narrowed>> = {
  organization_id_id: {},
  organization_id_actor_id_id: { actors: ['psn_a'] },
  organization_id_app_id_id: { apps: ['app_a'] },
  organization_id_action_id: { actions: ['secret.issued'] },
  organization_id_cause_id: { cause: 'secret_expired' },
  organization_id_address_id: { address: '203.0.113.9' },
  organization_id_request_id_id: { request: 'r' },
  target_kind_target_id_id: { target: { kind: 'app', id: 'app_a' } },
}

/** The plan of a page, by a planner that sorts or reads whole tables only where no index is in order. */
async function planOf(filter: Partial<Narrowed>): Promise<string> {
  let plan = ''
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config(name, 'off', true)
      FROM unnest(ARRAY['enable_sort', 'enable_seqscan', 'enable_bitmapscan']) AS name`
    const explain = async (sql: Prisma.Sql) => {
      const rows = await tx.$queryRaw<object[]>(Prisma.sql`EXPLAIN ${sql}`)
      plan = rows.flatMap((row) => Object.values(row)).join('\n')
      return []
    }
    const asked = { narrowed: { ...EVERYTHING, ...filter }, place: { limit: 51 } }
    await findEvents({ $queryRaw: explain } as unknown as Tx, 'org_a', asked)
  })
  return plan
}

for (const [index, filter] of Object.entries(FILTERS)) {
  test(`a page comes from an index that is in its order: ${index}`, async () => {
    const plan = await planOf(filter)
    expect(plan).toMatch(/Merge Append|Append/)
    expect(plan).not.toMatch(/Sort +\(cost/)
    expect(plan).not.toContain('Seq Scan')
  })
}

test('an action and a cause that never meet are looked up together', async () => {
  for (const actions of [['app.registered'], ['client.authenticated', 'client.refused']]) {
    const plan = await planOf({ actions, cause: 'secret_expired' })
    expect(plan).toMatch(/Index Cond: .*cause = .*action/)
    expect(plan).not.toMatch(/Filter:|Seq Scan/)
  }
})
