import './quiet'
import { randomBytes } from 'node:crypto'
import { test as base } from '@playwright/test'
import { Client } from 'pg'
import { provideConfig } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { processWide } from '@/lib/process'
import { databaseOn } from './database-on'

export type TestDatabase = { url: string; masterKey: Buffer }

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
      const database = { url: databaseOn(server, name), masterKey: randomBytes(32) }
      provideTestConfig(database)
      await use(database)
      await closeDb()
      await closePool()
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
    { scope: 'worker', auto: true },
  ],
  emptyDatabase: [
    async ({ database }, use) => {
      provideTestConfig(database)
      await emptyEverything(database.url)
      processWide('clock', () => ({ milliseconds: 0 })).milliseconds = 0
      await use(undefined)
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

function provideTestConfig({ url, masterKey }: TestDatabase): void {
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
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** The audit trail refuses to be emptied, so its guard steps aside for the length of this. */
async function emptyEverything(url: string): Promise<void> {
  await onServer(
    url,
    `DO $$
     DECLARE tables text := (
       SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
     );
     BEGIN
       ALTER TABLE audit_event DISABLE TRIGGER USER;
       EXECUTE 'TRUNCATE ' || tables;
       ALTER TABLE audit_event ENABLE TRIGGER USER;
     END $$`,
  )
}
