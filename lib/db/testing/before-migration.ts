import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { migrationFiles } from '@/lib/db/migration-files'
import { databaseOn } from './database-on'

/** A new database as it was before a migration, and that migration's script. */
export async function databaseBefore(
  server: string,
  migration: string,
): Promise<{ client: Client; script: string }> {
  const name = `keyturn_before_${randomBytes(6).toString('hex')}`
  const admin = new Client({ connectionString: server })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const client = new Client({ connectionString: databaseOn(server, name) })
  await client.connect()
  for (const { path, migrationFile } of migrationFiles().migrationDirectories) {
    if (migrationFile.content.tag !== 'ok') throw new Error(`no script of ${path}`)
    const script = migrationFile.content.value
    if (path.endsWith(`_${migration}`)) return { client, script }
    await client.query(script)
  }
  throw new Error(`there is no migration ${migration}`)
}
