import { existsSync } from 'node:fs'
import { migrationFiles } from '../migration-files'
import { CannotBackUp } from './cannot-back-up'
import { runProgram } from './programs'

/** A row of a table in a backup: its columns as PostgreSQL writes them as text, or null. */
export type BackedUpRow = Record<string, string | null>

/** A file that was found to be a backup of Keyturn, of this version or an older one. */
export type Backup = { file: string; masterKeys: BackedUpRow[]; signingKeys: BackedUpRow[] }

const TABLES = ['_prisma_migrations', 'master_key', 'signing_key'] as const

/**
 * Reads of a backup what has to be known before it is restored. No database is needed. Throws `CannotBackUp` for a file
 * that is no backup of Keyturn, that cannot be read, or that is of a newer version.
 */
export async function readBackup(file: string): Promise<Backup> {
  if (!existsSync(file)) throw new CannotBackUp(`there is no file ${file}.`)
  const named = TABLES.map((table) => `--table=${table}`)
  const script = await runProgram('pg_restore', ['--data-only', ...named, '--file=-', file])
  const [migrations, masterKeys, signingKeys] = TABLES.map((table) => rowsOf(table, script))
  requireKnown(migrations ?? [], file)
  return { file, masterKeys: masterKeys ?? [], signingKeys: signingKeys ?? [] }
}

/** The rows of a table in a script of pg_restore; none if the table is not there. */
function rowsOf(table: string, script: string): BackedUpRow[] {
  const copy = new RegExp(`^COPY \\S*\\b${table} \\((.*)\\) FROM stdin;\\n([^]*?)^\\\\\\.$`, 'm')
  const [, columns = '', lines = ''] = copy.exec(script) ?? []
  const names = columns.split(', ')
  return lines
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const values = line.split('\t').map(plain)
      return Object.fromEntries(names.map((name, place) => [name, values[place] ?? null]))
    })
}

/** A value as COPY writes it: of its escapes, only backslashes are in the columns that are read here. */
function plain(value: string): string | null {
  return value === '\\N' ? null : value.replaceAll('\\\\', '\\')
}

/** As a start does: a migration of a newer version that failed, or that was taken back, has done nothing. */
function requireKnown(migrations: BackedUpRow[], file: string): void {
  if (migrations.length === 0) throw new CannotBackUp(`${file} is no backup of Keyturn.`)
  const known = new Set(migrationFiles().migrationDirectories.map(({ path }) => path))
  const unknown = migrations
    .filter((row) => !row.rolled_back_at && (row.finished_at || row.logs === 'done'))
    .find((row) => !known.has(row.migration_name ?? ''))
  if (!unknown) return
  throw new CannotBackUp(
    `${file} is of a newer version of Keyturn (${unknown.migration_name}): restore it with that version.`,
  )
}
