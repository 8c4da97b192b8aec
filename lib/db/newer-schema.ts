import type { Connection } from './connection/connection'

/** A newer version of Keyturn has changed the database; the message says what to do. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
}

/**
 * Refuses a database to which a newer version has applied a migration. An older version does not know
 * what the newer one enforces. Throws `NewerSchema`.
 */
export async function refuseNewerSchema(
  connection: Connection,
  known: readonly string[],
): Promise<void> {
  const { rows: ledger } = await connection.query(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  )
  if (!ledger[0].exists) return
  // A script that was committed counts, even if its end could not be recorded any more.
  const { rows } = await connection.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL AND (finished_at IS NOT NULL OR logs = 'done')
       AND migration_name <> ALL ($1) ORDER BY 1 LIMIT 1`,
    [known],
  )
  const [unknown] = rows
  if (unknown) throw newerSchema(unknown.name)
}

function newerSchema(name: string): NewerSchema {
  return new NewerSchema(
    `a newer version has changed this database (${name}). Start that version, or restore a backup ` +
      'from before the upgrade.',
  )
}
