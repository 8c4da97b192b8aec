import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseOn } from '@/lib/db/testing/database-on'

export type FreshDatabase = { url: string; drop: () => Promise<void> }

/** A database of its own, migrated or empty, on the PostgreSQL that serves the whole run. */
export async function freshDatabase({ migrated } = { migrated: true }): Promise<FreshDatabase> {
  const { KEYTURN_TEST_SERVER: server = '', KEYTURN_TEST_TEMPLATE: template } = process.env
  const name = `keyturn_e2e_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${migrated ? template : 'template1'}`)
  return {
    url: databaseOn(server, name),
    drop: () => dropDatabase(databaseOn(server, name)),
  }
}

/** Also ends the connections to it. */
export function dropDatabase(url: string): Promise<void> {
  const { KEYTURN_TEST_SERVER: server = '' } = process.env
  return onServer(server, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
