import { Client } from 'pg'
import { EMBEDDED_USER } from './cluster'
import type { EmbeddedServer } from './locate-server'

/** The number is arbitrary but must never change. */
const OWNER_LOCK = 7_391_001

/** Another running process owns the data folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

/** The connection URL of one database of an embedded PostgreSQL. */
export function embeddedUrl(server: EmbeddedServer, port: number, database: string): string {
  return `postgresql://${EMBEDDED_USER}:${server.password}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/**
 * Makes this process the owner of the data folder, by a session lock: PostgreSQL releases it when
 * the process dies. Throws `AlreadyRunning` when another process holds it, and the driver's own
 * error when it cannot connect.
 */
export async function takeOwnership(server: EmbeddedServer, port: number): Promise<Client> {
  const client = new Client({
    connectionString: embeddedUrl(server, port, 'postgres'),
    application_name: 'keyturn owner',
    keepAlive: true,
  })
  // The 'end' event tells of a lost connection. An 'error' without a listener would end the
  // process.
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [OWNER_LOCK])
  if (rows[0].taken) return client
  await client.end()
  throw new AlreadyRunning()
}

/** Makes the database if there is none. Only the owner of the data folder may call it. */
export async function makeDatabase(owner: Client, name: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0) await owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)}`)
}
