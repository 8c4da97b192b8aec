import './quiet'
import { randomBytes } from 'node:crypto'
import { test as base } from '@playwright/test'
import { Client } from 'pg'
import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { processWide } from '@/lib/process'
import { databaseOn } from './database-on'

export type TestDatabase = { url: string; masterKey: Buffer; empty: () => Promise<void> }

type WorkerFixtures = { database: TestDatabase }
type TestFixtures = { emptyDatabase: undefined }

/**
 * A test with a migrated database of its own worker, empty when the test begins, and a running
 * configuration, so that `db()`, `config()` and every use case work as in the portal.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text.
    async ({}, use) => {
      const { KEYTURN_TEST_SERVER: server = '', KEYTURN_TEST_TEMPLATE: template } = process.env
      const name = `keyturn_test_${randomBytes(6).toString('hex')}`
      await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
      const url = databaseOn(server, name)
      const cleaner = await connect(url)
      const empty = await emptying(cleaner)
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
  emptyDatabase: [
    async ({ database }, use) => {
      provideTestConfig(database)
      await database.empty()
      processWide('clock', () => ({ milliseconds: 0 })).milliseconds = 0
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

function provideTestConfig({ url, masterKey }: Pick<TestDatabase, 'url' | 'masterKey'>): void {
  provideConfig({
    url: 'http://localhost:3000',
    databaseUrl: url,
    masterKey,
    secretPrefix: 'kt',
    trustProxy: false,
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
 * How the database is emptied: when what still writes to it has finished, and without the guards of
 * the audit trail and of references, for which the role must be a superuser. Measured: emptying
 * all tables by TRUNCATE takes fifteen times as long, and was most of what the tests took.
 */
async function emptying(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  const tables = rows.map(({ name }) => name)
  await client.query('SET session_replication_role = replica')
  // Sent as one, so that they are one transaction.
  const statements = [
    `LOCK TABLE ${tables.join(', ')} IN EXCLUSIVE MODE`,
    ...tables.map((table) => `DELETE FROM ${table}`),
  ].join('; ')
  return async () => {
    await client.query(statements)
  }
}
