import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { randomBase62 } from '@/lib/crypto/random'
import { libpqEnvironment } from '../connection/libpq-environment'
import { openConnection } from '../connection/open-pool'
import { CannotBackUp } from './cannot-back-up'
import { requirePgDump, runProgram } from './programs'

/**
 * Writes a database of Keyturn into a new file, in the custom format of pg_dump, as it is at one moment;
 * servers go on meanwhile. Only its owner may read the file, and a name that exists is refused. An
 * interrupted dump leaves no file of that name. Throws `CannotBackUp`.
 */
export async function dumpDatabase(databaseUrl: string, file: string): Promise<void> {
  if (existsSync(file)) throw new CannotBackUp(`${file} exists already.`)
  await requirePgDump(await serverOf(databaseUrl))
  // Another backup into the same file may run meanwhile: each has its own part.
  const part = `${file}.${randomBase62(6)}.part`
  closeSync(openPart(part))
  try {
    await runProgram('pg_dump', ['--format=custom', '--no-password', `--file=${part}`], {
      variables: libpqEnvironment(databaseUrl),
    })
    renameSync(part, file)
  } finally {
    rmSync(part, { force: true })
  }
}

function openPart(part: string): number {
  try {
    return openSync(part, 'wx', 0o600)
  } catch (error) {
    throw new CannotBackUp(`the file cannot be written: ${(error as Error).message}`)
  }
}

/** The major version of the server. Throws `CannotBackUp` if Keyturn has nothing there. */
async function serverOf(databaseUrl: string): Promise<number> {
  const connection = openConnection(databaseUrl)
  try {
    await connection.connect()
    const { rows } = await connection.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS major,
         to_regclass('_prisma_migrations') IS NOT NULL AS used`,
    )
    if (rows[0].used) return rows[0].major
    throw new CannotBackUp('this database holds nothing of Keyturn.')
  } finally {
    await connection.end()
  }
}
