import { migrationFiles, schemaFiles } from './migration-files'
import { EVERYTHING, withSchemaEngine } from './schema-engine'

/**
 * The SQL that leads from the migrations to the schema; empty when they agree. Fills and empties
 * the two databases, so they must be of no other use.
 */
export async function missingMigration(databaseUrl: string, shadowUrl: string): Promise<string> {
  const { stdout } = await withSchemaEngine({ databaseUrl, shadowUrl }, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationFiles() },
      to: { tag: 'schemaDatamodel', ...schemaFiles() },
      script: true,
      exitCode: null,
      filters: EVERYTHING,
    }),
  )
  const script = stdout ?? ''
  return /^\s*-- This is an empty migration\.\s*$/.test(script) ? '' : script
}
