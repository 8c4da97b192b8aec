import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseOn } from './database-on'

/** Makes an empty database on this server, without a table, and signs in there. */
export async function blankDatabase(server: string): Promise<{ url: string; client: Client }> {
  const name = `keyturn_blank_${randomBytes(6).toString('hex')}`
  const admin = new Client({ connectionString: server })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const client = new Client({ connectionString: databaseOn(server, name) })
  await client.connect()
  return { url: databaseOn(server, name), client }
}
