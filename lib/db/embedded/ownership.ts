import { Client } from 'pg'
import { EMBEDDED_USER } from './cluster'
import type { Place } from './place'

/** Any number, as long as it stays the same. */
const OWNER_LOCK = 7_391_001

/** The data folder belongs to another process that is running. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

/** The address of one database of an embedded PostgreSQL. */
export function embeddedUrl(place: Place, port: number, database: string): string {
  return `postgresql://${EMBEDDED_USER}:${place.password}@127.0.0.1:${port}/${database}`
}

/**
 * Takes the data folder: a session lock that PostgreSQL gives up by itself when this process dies.
 * Throws `AlreadyRunning` when another process holds it; a refused connection passes through.
 */
export async function takeOwnership(place: Place, port: number): Promise<Client> {
  const client = new Client({
    connectionString: embeddedUrl(place, port, 'postgres'),
    application_name: 'keyturn owner',
    keepAlive: true,
  })
  // A connection that ends later is noticed by its 'end'; without a listener it would be a crash.
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS taken', [OWNER_LOCK])
  if (rows[0].taken) return client
  await client.end()
  throw new AlreadyRunning()
}

/** Makes the database when there is none yet. Call it as the owner. */
export async function makeDatabase(owner: Client, name: string): Promise<void> {
  const { rowCount } = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (rowCount === 0) await owner.query(`CREATE DATABASE ${owner.escapeIdentifier(name)}`)
}
