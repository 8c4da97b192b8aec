import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm'

const PRISMA = fileURLToPath(new URL('../../prisma', import.meta.url))

export const MIGRATIONS = join(PRISMA, 'migrations')

/** Every migration, in Prisma's own format: `<timestamp>_<name>/migration.sql`. */
export function migrationFiles(): MigrationList {
  const folders = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: folders.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: readFileSync(join(MIGRATIONS, path, 'migration.sql'), 'utf8'),
        },
      },
    })),
  }
}

/** The files of the Prisma schema, in the form that the schema engine takes. */
export function schemaFiles(): SchemasContainer {
  const folder = join(PRISMA, 'schema')
  return {
    files: readdirSync(folder)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => ({
        path: join(folder, name),
        content: readFileSync(join(folder, name), 'utf8'),
      })),
  }
}
