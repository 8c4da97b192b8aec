/** A migration failed; the message says why and how to go on. */
export class FailedMigration extends Error {
  override readonly name = 'FailedMigration'

  /** The reason: sentences, the last of which says what to do. */
  constructor(migration: string, reason: string) {
    super(`the migration ${migration} failed: ${reason} Processes that run go on.`)
  }
}
