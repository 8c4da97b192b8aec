import '@/lib/db/testing/quiet'
import { test as base } from '@playwright/test'
import { Client } from 'pg'
import { migrate } from '@/lib/db/migrate'
import { type Cluster, startCluster } from '../harness/cluster'
import { freshDatabase } from '../harness/database'
import { makeOrg } from '../harness/fixtures'
import { expectNothingLost } from '../harness/honest-work'
import { type PgBouncer, startPgBouncer } from '../harness/pgbouncer'
import { newSecret } from '../harness/portal'
import { grantAccess, refresh } from '../harness/relying-party'
import { expect } from '../harness/test'
import { askToken } from '../harness/token'

type WorkerFixtures = { pgBouncer: PgBouncer; cluster: Cluster }

const test = base.extend<object, WorkerFixtures>({
  pgBouncer: [
    async ({}, use) => {
      const pgBouncer = await startPgBouncer(process.env.KEYTURN_TEST_SERVER ?? '')
      process.stdout.write(`Testing with ${pgBouncer.version}\n`)
      await use(pgBouncer)
      await pgBouncer.end()
    },
    { scope: 'worker' },
  ],
  cluster: [
    async ({ pgBouncer }, use) => {
      const cluster = await startCluster({ processes: 2, through: pgBouncer.through })
      await use(cluster)
      await cluster.end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test('migrations through a pooler run once, and leave no lock behind', async ({ pgBouncer }) => {
  const database = await freshDatabase({ migrated: false })
  const url = pgBouncer.through(database.url)
  const applied = await Promise.all([migrate(url), migrate(url)])
  expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([
    0,
    expect.any(Number),
  ])
  expect(applied.flat().length).toBeGreaterThan(0)
  const direct = await new Client({ connectionString: database.url }).connect()
  const { rows } = await direct.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  expect(rows).toEqual([])
  await direct.end()
  await database.drop()
})

test('a thousand tokens, and what people do meanwhile, share five connections', async ({
  cluster,
}) => {
  const { origin } = cluster.servers[0]
  const org = await makeOrg(cluster)
  const app = await org.addApp()
  const session = await org.signIn(org.owner, origin)
  const secret = await newSecret(session, app.id)
  const statuses = new Map<number, number>()
  const mint = async (n: number) => {
    const { status } = await askToken(cluster.servers[n % 2]?.origin ?? origin, secret)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const flow = async () => {
    const { party, tokens } = await grantAccess({ org, origin })
    return (await refresh(party, tokens.refresh_token)).status
  }
  const rounds = async () => {
    for (let n = 0; n < 50; n += 1) await mint(n)
  }
  const minting = Promise.all(Array.from({ length: 20 }, rounds))
  expect(await Promise.all([flow(), flow(), flow()])).toEqual([200, 200, 200])
  await minting
  expect([...statuses]).toEqual([[200, 1000]])
  expect(cluster.logs()).toContain('a connection pooler is in between')
  expect(cluster.logs()).not.toMatch(/"level":(50|60)/)
})

test('secrets, revocations and grants: nothing is lost through a pooler', async ({ cluster }) => {
  const org = await makeOrg(cluster)
  const { origin } = cluster.servers[0]
  const done = await expectNothingLost({ org, origin }, async () => {})
  expect(done.retries).toBe(0)
})
