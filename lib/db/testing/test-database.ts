import './quiet'
import { randomBytes } from 'node:crypto'
import { test as base } from '@playwright/test'
import { Client } from 'pg'
import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { provideMasterKeys } from '@/lib/keys'
import { processWide } from '@/lib/process'
import { databaseOn } from './database-on'

export type TestDatabase = { url: string; masterKey: Buffer; empty: () => Promise<void> }

type WorkerFixtures = { database: TestDatabase }
type TestFixtures = {
  /** What several tests of a file read and leave as it is. The first of them writes it, the others find it. */
  shared: string | null
  emptyDatabase: undefined
}

/** What this worker's database holds for several tests. */
let held: string | null = null

/**
 * A test with a database: migrated, one per worker, empty when the test begins, unless it is `shared`. The
 * configuration is provided too, so `db()`, `config()` and every use case work as in the portal.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  database: [
    async ({}, use) => {
      const { KEYTURN_TEST_SERVER: server = '', KEYTURN_TEST_TEMPLATE: template } = process.env
      const name = `keyturn_test_${randomBytes(6).toString('hex')}`
      await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
      const url = databaseOn(server, name)
      const cleaner = await connect(url)
      const empty = await emptierFor(cleaner)
      const database = { url, masterKey: randomBytes(32), empty }
      provideTestConfig(database)
      await use(database)
      await closeDb()
      await closePool()
      await cleaner.end()
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
    { scope: 'worker', auto: true },
  ],
  shared: [null, { option: true, box: 'self' }],
  emptyDatabase: [
    async ({ database, shared }, use) => {
      provideTestConfig(database)
      provideMasterKeys(null)
      if (shared === null || held !== shared) await database.empty()
      held = shared
      processWide('clock', () => ({ milliseconds: 0 })).milliseconds = 0
      await use(undefined)
    },
    { auto: true, box: 'self' },
  ],
})

export { expect } from '@playwright/test'

function provideTestConfig({ url, masterKey }: Pick<TestDatabase, 'url' | 'masterKey'>): void {
  provideConfig({
    url: 'http://localhost:3000',
    databaseUrl: url,
    masterKey,
    secretPrefix: 'kt',
    production: false,
  })
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = await connect(url)
  await client.query(statement)
  await client.end()
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

/**
 * Returns a function that empties the database in one transaction; it waits until open writes have
 * finished. For that time the trigger that protects the audit log is off. A superuser deletes
 * without checking references: measured, TRUNCATE takes fifteen times as long and was most of the
 * tests' time. Any other user has to TRUNCATE.
 */
async function emptierFor(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ names: string[]; superuser: boolean }>(
    `SELECT array_agg(quote_ident(relname)) AS names,
       current_setting('is_superuser') = 'on' AS superuser
     FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND relname <> '_prisma_migrations'`,
  )
  const [{ names, superuser } = { names: [], superuser: false }] = rows
  const tables = names.join(', ')
  if (!superuser) {
    const statements = [appendOnly('DISABLE'), `TRUNCATE ${tables}`, appendOnly('ENABLE')]
    return async () => void (await client.query(statements.join('; ')))
  }
  await client.query('SET session_replication_role = replica')
  // In a function the statements are planned once.
  const deletes = names.map((name) => `DELETE FROM ${name};`).join(' ')
  await client.query(`CREATE FUNCTION pg_temp.empty_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    LOCK TABLE ${tables} IN EXCLUSIVE MODE; ${deletes} END $$`)
  return async () => void (await client.query('SELECT pg_temp.empty_all()'))
}

/** Partitions have triggers of their own. */
function appendOnly(change: 'DISABLE' | 'ENABLE'): string {
  return `DO $$ DECLARE part regclass; BEGIN
    FOR part IN SELECT relid FROM pg_partition_tree('audit_event') UNION ALL SELECT 'audit_seal' LOOP
      EXECUTE format('ALTER TABLE %s ${change} TRIGGER USER', part);
    END LOOP;
  END $$`
}
