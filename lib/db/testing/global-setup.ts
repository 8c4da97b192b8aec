import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { startTemporary } from '@/lib/db/embedded/temporary'
import { migrate } from '@/lib/db/migrate'
import { databaseOn } from './database-on'

/**
 * One PostgreSQL for the whole run: that of TEST_DATABASE_URL, or an embedded one. The migrations
 * run once, into a template database; each worker copies it.
 */
export default async function startTestServer(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const embedded = given ? null : await startTemporary()
  const server = given ?? embedded?.url ?? ''
  const template = `keyturn_template_${randomBytes(4).toString('hex')}`
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${template}`)
  await migrate(databaseOn(server, template))
  process.env.KEYTURN_TEST_EVERYDAY = await makeEverydayRole(client, server)
  process.env.KEYTURN_TEST_SERVER = server
  process.env.KEYTURN_TEST_TEMPLATE = template
  return async () => {
    await client.query(`DROP DATABASE ${template} WITH (FORCE)`)
    await client.end()
    await embedded?.stop()
  }
}

/** The login of a role for servers under test; that of the owner where no role can be made. */
async function makeEverydayRole(client: Client, server: string): Promise<string> {
  const name = `keyturn_everyday_${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('hex')
  try {
    await client.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`)
    return `${name}:${password}`
  } catch {
    const { username, password: own } = new URL(server)
    return `${username}:${own}`
  }
}
