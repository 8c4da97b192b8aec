import { Client } from 'pg'
import { log } from '@/lib/log'
import { openConnection } from './connection/open-pool'
import { FailedMigration } from './failed-migration'
import { type Patience, runMigration } from './run-migration'
import { CatalogPool } from './schema-engine-adapter'
import { blankDatabase } from './testing/blank-database'
import { test as base, expect } from './testing/test-database'

type Fixtures = {
  /** A database with a table, which a session called pg_dump reads in a transaction. */
  dumped: { client: Client; dump: Client; migrate: (patience: Patience) => Promise<void> }
  warnings: string[]
}

const test = base.extend<Fixtures>({
  dumped: async ({ database }, use) => {
    const { url, client } = await blankDatabase(database.url)
    await client.query('CREATE TABLE filled (id int); INSERT INTO filled VALUES (1)')
    const dump = new Client({ connectionString: url, application_name: 'pg_dump' })
    await dump.connect()
    await dump.query('BEGIN; SELECT FROM filled')
    const [pool, guard] = [new CatalogPool(url), await openConnection(url).connect()]
    const script = `ALTER TABLE filled ADD COLUMN more text DEFAULT current_setting('statement_timeout')`
    const migrate = (patience: Patience) =>
      runMigration(pool, { name: '20990101000000_more', script, guard, patience })
    await use({ client, dump, migrate })
    await Promise.all([pool.end(), guard.end(), dump.end(), client.end()])
  },
  warnings: async ({}, use) => {
    const said: string[] = []
    const { warn } = log
    log.warn = (...args: unknown[]) => void said.push(String(args.at(-1)))
    await use(said)
    log.warn = warn
  },
})

const columns = async (client: Client) =>
  (await client.query('SELECT * FROM filled')).fields.map(({ name }) => name)

test('a migration behind a dump lets everybody else through, says what it waits for, and goes on', async ({
  dumped: { client, dump, migrate },
  warnings,
}) => {
  const migration = migrate({ lockMs: 300, pauseMs: 50, allMs: 60_000 })
  await expect
    .poll(() => warnings.at(-1))
    .toMatch(/^the migration 20990101000000_more waits for the table filled, .*\(pg_dump\) holds; /)
  expect(await columns(client)).toEqual(['id'])
  await dump.query('COMMIT')
  await migration
  expect(await columns(client)).toEqual(['id', 'more'])
})

test('a migration that gets no lock ends with a sentence, and has done nothing', async ({
  dumped: { client, dump, migrate },
  warnings,
}) => {
  // Long enough for several looks, also on a busy machine.
  const migration = migrate({ lockMs: 1_500, pauseMs: 10, allMs: 0 })
  await expect(migration).rejects.toThrow(FailedMigration)
  await expect(migration).rejects.toThrow(
    /_more failed: it waited .* for the table filled, which session \d+ \(pg_dump\) holds\. Nothing of it was done: start again/,
  )
  expect(warnings).toEqual([])
  await dump.query('COMMIT')
  expect(await columns(client)).toEqual(['id'])
})

test("the role's limits of time are not those of a migration", async ({
  dumped: { client, dump, migrate },
}) => {
  const { rows } = await client.query('SELECT current_user AS role, current_database() AS name')
  const [{ role, name }] = rows
  await client.query(`ALTER ROLE ${role} IN DATABASE ${name} SET statement_timeout = '10s'`)
  await dump.query('COMMIT')
  await migrate({ lockMs: 10_000, pauseMs: 10, allMs: 0 })
  expect((await client.query('SELECT more FROM filled')).rows).toEqual([{ more: '0' }])
})
