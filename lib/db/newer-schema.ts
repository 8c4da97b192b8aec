import type { Begun } from './migration-ledger'

/** A newer version of Keyturn has changed the database; the message says what to do. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
}

/**
 * Refuses a database to which a newer version has applied a migration. An older version does not know
 * what the newer one enforces. Throws `NewerSchema`.
 */
export function refuseNewerSchema(ledger: readonly Begun[], known: readonly string[]): void {
  const unknown = ledger.find(({ name, committed }) => committed && !known.includes(name))
  if (!unknown) return
  throw new NewerSchema(
    `a newer version has changed this database (${unknown.name}). Start that version, or restore a backup ` +
      'from before the upgrade.',
  )
}
