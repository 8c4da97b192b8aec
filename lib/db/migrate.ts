import type { MigrationList } from '@prisma/schema-engine-wasm'
import type { Connection } from './connection/connection'
import { openConnection } from './connection/open-pool'
import { closeDefiners, grantEveryday, roleOf } from './everyday-role'
import { asFailedMigration } from './failed-migration'
import { migrationFiles } from './migration-files'
import { type Begun, readLedger } from './migration-ledger'
import { refuseNewerSchema } from './newer-schema'
import { EVERYTHING, withSchemaEngine } from './schema-engine'

/** The number is arbitrary but must never change. */
const MIGRATION_LOCK = 7_391_002

/**
 * Brings the database to the newest schema and returns the names of the migrations it applied.
 * Several processes may call it at once: one works, the others wait and then have nothing to do. If
 * a migration was interrupted (kill -9, power failure), the next start completes or repeats it. The
 * role of `everydayUrl`, if that is another URL, is given the rights of a running server. Throws
 * `NewerSchema` when a newer version has changed the database, and `FailedMigration`.
 */
export async function migrate(databaseUrl: string, everydayUrl = databaseUrl): Promise<string[]> {
  const migrationsList = migrationFiles()
  const everyday = everydayUrl === databaseUrl ? null : await roleOf(everydayUrl)
  const guard = await openConnection(databaseUrl).connect()
  try {
    // A lock of the transaction, because behind a pooler no session is ours for longer.
    await guard.query('BEGIN')
    await guard.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const ledger = await readLedger(guard)
    const known = migrationsList.migrationDirectories.map(({ path }) => path)
    refuseNewerSchema(ledger, known)
    if (ledger.some(({ finished }) => !finished)) await repairInterrupted(databaseUrl)
    const applied = isCurrent(ledger, known) ? [] : await applyMissing(databaseUrl, migrationsList)
    await closeDefiners(guard)
    if (everyday) await grantEveryday(guard, everyday)
    await guard.query('COMMIT')
    return applied
  } finally {
    await guard.end()
  }
}

/** Whether every migration has been applied, and none is unfinished. */
function isCurrent(ledger: readonly Begun[], known: readonly string[]): boolean {
  const done = new Set(ledger.filter(({ finished }) => finished).map(({ name }) => name))
  return done.size === ledger.length && known.every((name) => done.has(name))
}

async function applyMissing(databaseUrl: string, migrationsList: MigrationList): Promise<string[]> {
  const prepare = (script: string) => withMark(script, migrationsList)
  try {
    const { appliedMigrationNames } = await withSchemaEngine({ databaseUrl, prepare }, (engine) =>
      engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
    )
    return appliedMigrationNames
  } catch (error) {
    throw asFailedMigration(error)
  }
}

/**
 * The schema engine records the start and the end of a migration outside the script's transaction.
 * This mark is written inside it, so it says for certain whether the script was committed.
 */
function withMark(script: string, { migrationDirectories }: MigrationList): string {
  const isMigration = migrationDirectories.some(
    ({ migrationFile }) => migrationFile.content.value === script,
  )
  if (!isMigration) return script
  return `${script}\n;UPDATE "_prisma_migrations" SET logs = 'done' WHERE finished_at IS NULL AND rolled_back_at IS NULL`
}

async function repairInterrupted(databaseUrl: string): Promise<void> {
  const repair = await openConnection(databaseUrl).connect()
  try {
    await repairLedger(repair)
  } finally {
    await repair.end()
  }
}

async function repairLedger(repair: Connection): Promise<void> {
  const unfinished = 'finished_at IS NULL AND rolled_back_at IS NULL'
  await repair.query(
    `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1, logs = NULL
     WHERE ${unfinished} AND logs = 'done'`,
  )
  await repair.query(`UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE ${unfinished}`)
}
