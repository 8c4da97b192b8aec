import { libpqEnvironment } from '../connection/libpq-environment'
import { openConnection } from '../connection/open-pool'
import { CannotBackUp } from './cannot-back-up'
import { runProgram } from './programs'
import type { Backup } from './read-backup'

/**
 * Fills an empty database from a backup: completely, or not at all. What is restored belongs to the role of
 * the URL. Throws `CannotBackUp` for a database that is not empty, and for a backup that cannot be read to its end.
 */
export async function restoreDatabase(databaseUrl: string, { file }: Backup): Promise<void> {
  await requireEmpty(databaseUrl)
  const whole = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  // An empty name is that of the environment.
  await runProgram('pg_restore', [...whole, '--no-password', '--dbname=', file], {
    variables: libpqEnvironment(databaseUrl),
  })
}
async function requireEmpty(databaseUrl: string): Promise<void> {
  const connection = openConnection(databaseUrl)
  try {
    await connection.connect()
    const { rowCount } = await connection.query(
      `SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace LIMIT 1`,
    )
    if (rowCount === 0) return
    throw new CannotBackUp(
      'the database is not empty. Restore into a new one (CREATE DATABASE), or with the embedded database into a new data folder.',
    )
  } finally {
    await connection.end()
  }
}
