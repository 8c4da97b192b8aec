import { migrationFiles, schemaFiles } from './migration-files'
import { EVERYTHING, withSchemaEngine } from './schema-engine'

/**
 * The SQL that is missing between the migrations and the schema; empty when they agree. It fills
 * and empties both databases, so nothing else may use them.
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
