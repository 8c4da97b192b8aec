/** A migration failed; the message says why and how to go on. */
export class FailedMigration extends Error {
  override readonly name = 'FailedMigration'
}

/**
 * What the schema engine throws, as a sentence where a migration of ours failed. A migration is one transaction,
 * so nothing of it was done.
 */
export function asFailedMigration(error: unknown): unknown {
  const { message } = error as Error
  const [, migration] = /migration_name="([^"]+)"/.exec(message) ?? []
  const [, reason] = /ERROR: (.+)/.exec(message) ?? []
  if (!migration || !reason) return error
  return new FailedMigration(
    `the migration ${migration} failed, and nothing of it was done: ${reason}. Repair that and start again, ` +
      'or restore the backup. Processes that run go on.',
  )
}
