import type { MigrationList } from '@prisma/schema-engine-wasm'
import { Client } from 'pg'
import { migrationFiles } from './migration-files'
import { EVERYTHING, withSchemaEngine } from './schema-engine'

/** Any number, as long as it stays the same. */
const MIGRATION_LOCK = 7_391_002

/**
 * Brings the database to the newest schema; answers the names of the migrations it applied. Several
 * processes may do it at once: one works, the others wait and find it done. A migration that was
 * interrupted (kill -9, power) is finished or done again by the next start.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = migrationFiles()
  const guard = new Client({ connectionString: databaseUrl, application_name: 'keyturn migrate' })
  await guard.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await settleInterrupted(guard)
    const { appliedMigrationNames } = await withSchemaEngine(
      { databaseUrl, prepare: (script) => withMark(script, migrationsList) },
      (engine) => engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
    )
    return appliedMigrationNames
  } finally {
    await guard.end()
  }
}

/**
 * The engine notes a migration's beginning and its end around the script. The mark is written in
 * the script's own transaction, so that it says for certain whether the script took place.
 */
function withMark(script: string, { migrationDirectories }: MigrationList): string {
  const isMigration = migrationDirectories.some(
    ({ migrationFile }) => migrationFile.content.value === script,
  )
  if (!isMigration) return script
  return `${script}\n;UPDATE "_prisma_migrations" SET logs = 'done' WHERE finished_at IS NULL AND rolled_back_at IS NULL`
}

async function settleInterrupted(guard: Client): Promise<void> {
  const { rows } = await guard.query(`SELECT to_regclass('_prisma_migrations') AS ledger`)
  if (!rows[0].ledger) return
  const unfinished = 'finished_at IS NULL AND rolled_back_at IS NULL'
  await guard.query(
    `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1, logs = NULL
     WHERE ${unfinished} AND logs = 'done'`,
  )
  await guard.query(`UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE ${unfinished}`)
}
