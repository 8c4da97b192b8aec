import type { MigrationList } from '@prisma/schema-engine-wasm'
import type { Connection } from './connection/connection'
import { type DatabasePool, openConnection } from './connection/open-pool'
import { closeDefiners, grantEveryday, roleOf } from './everyday-role'
import { migrationFiles } from './migration-files'
import { guardMigrations } from './migration-guard'
import { type Begun, readLedger } from './migration-ledger'
import { refuseNewerSchema } from './newer-schema'
import { runMigration } from './run-migration'
import { EVERYTHING, withSchemaEngine } from './schema-engine'

/**
 * Brings the database to the newest schema and returns the names of the migrations it applied.
 * Several processes may call it at once: one works, the others wait and then have nothing to do. If
 * a migration was interrupted (kill -9, power failure), the next start waits for what the database
 * still does of it, and completes or repeats it. The
 * role of `everydayUrl`, if that is another URL, is given the rights of a running server. Throws
 * `NewerSchema` when a newer version has changed the database, and `FailedMigration`.
 */
export async function migrate(databaseUrl: string, everydayUrl = databaseUrl): Promise<string[]> {
  const migrationsList = migrationFiles()
  const everyday = everydayUrl === databaseUrl ? null : await roleOf(everydayUrl)
  const guard = await guardMigrations(databaseUrl)
  try {
    const ledger = await readLedger(guard)
    const known = migrationsList.migrationDirectories.map(({ path }) => path)
    refuseNewerSchema(ledger, known)
    if (ledger.some(({ finished }) => !finished)) await repairInterrupted(databaseUrl)
    const applied = isCurrent(ledger, known)
      ? []
      : await applyMissing(databaseUrl, { migrationsList, guard })
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

type Missing = { migrationsList: MigrationList; guard: Connection }

async function applyMissing(
  databaseUrl: string,
  { migrationsList, guard }: Missing,
): Promise<string[]> {
  const names = namesByScript(migrationsList)
  // The schema engine would pass on only the text of what a script throws.
  let failure: unknown
  const run = async (script: string, pool: DatabasePool) => {
    const name = names.get(script)
    const running = name
      ? runMigration(pool, { name, script: withMark(script), guard })
      : pool.query(script)
    await running.catch((error) => {
      failure = error
      throw error
    })
  }
  const applying = withSchemaEngine({ databaseUrl, run }, (engine) =>
    engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
  )
  const { appliedMigrationNames } = await applying.catch((error) => {
    throw failure ?? error
  })
  return appliedMigrationNames
}

function namesByScript({ migrationDirectories }: MigrationList): Map<unknown, string> {
  return new Map(
    migrationDirectories.map(({ path, migrationFile }) => [migrationFile.content.value, path]),
  )
}

/**
 * The schema engine records the start and the end of a migration outside the script's transaction.
 * This mark is written inside it, so it says for certain whether the script was committed.
 */
function withMark(script: string): string {
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
