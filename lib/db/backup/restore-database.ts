import { existsSync } from 'node:fs'
import { libpqEnvironment } from '../connection/libpq-environment'
import { openConnection } from '../connection/open-pool'
import { migrationFiles } from '../migration-files'
import { CannotBackUp } from './cannot-back-up'
import { runProgram } from './programs'

/**
 * Fills an empty database from a backup: completely, or not at all. What is restored belongs to the role of
 * the URL. Throws `CannotBackUp`: for a file that is no backup of Keyturn or of a newer version, and for a
 * database that is not empty.
 */
export async function restoreDatabase(databaseUrl: string, file: string): Promise<void> {
  if (!existsSync(file)) throw new CannotBackUp(`there is no file ${file}.`)
  requireKnown(await migrationsIn(file), file)
  await requireEmpty(databaseUrl)
  const whole = ['--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges']
  // An empty name is that of the environment.
  await runProgram('pg_restore', [...whole, '--no-password', '--dbname=', file], {
    variables: libpqEnvironment(databaseUrl),
  })
}

/** The migrations that the backed up database had. To read them, no database is needed. */
async function migrationsIn(file: string): Promise<string[]> {
  const script = await runProgram('pg_restore', [
    '--data-only',
    '--table=_prisma_migrations',
    '--file=-',
    file,
  ])
  const table = /^COPY \S*_prisma_migrations\S* \((.*)\) FROM stdin;\n([\s\S]*?)^\\\.$/m.exec(
    script,
  )
  const [, columns = '', lines = ''] = table ?? []
  const place = columns.split(', ').indexOf('migration_name')
  return lines.split('\n').flatMap((line) => line.split('\t')[place] ?? [])
}

function requireKnown(names: string[], file: string): void {
  if (names.length === 0) throw new CannotBackUp(`${file} is no backup of Keyturn.`)
  const known = new Set(migrationFiles().migrationDirectories.map(({ path }) => path))
  const unknown = names.find((name) => !known.has(name))
  if (!unknown) return
  throw new CannotBackUp(
    `${file} is of a newer version of Keyturn (${unknown}): restore it with that version.`,
  )
}

async function requireEmpty(databaseUrl: string): Promise<void> {
  const connection = openConnection(databaseUrl)
  try {
    await connection.connect()
    const { rowCount } = await connection.query(
      `SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace LIMIT 1`,
    )
    if (rowCount === 0) return
    throw new CannotBackUp(
      'the database is not empty. Restore into a new one (CREATE DATABASE), or with the embedded database into a new data folder.',
    )
  } finally {
    await connection.end()
  }
}
