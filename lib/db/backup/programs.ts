import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer, text } from 'node:stream/consumers'
import { environmentOfPrograms } from '@/lib/config'
import { CannotBackUp } from './cannot-back-up'

/** PostgreSQL's programs for backups, found on PATH. */
export type Program = 'pg_dump' | 'pg_restore'

type Run = {
  /** Variables beside those of this process: the connection, as libpq reads it. */
  variables?: Record<string, string>
}

/**
 * Runs a program to its end and answers what it wrote. Throws `CannotBackUp` with its last words, and
 * with what to install where it is missing.
 */
export async function runProgram(
  program: Program,
  args: string[],
  { variables = {} }: Run = {},
): Promise<string> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOfPrograms(variables),
  })
  const [written, complaint, [status]] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    throw new CannotBackUp(`${program} is not on the PATH: ${INSTALL}`)
  })
  if (status === 0) return written.toString('utf8')
  throw new CannotBackUp(`${program} ended with status ${status}. ${complaint.trim()}`)
}

const INSTALL =
  'install the client programs of PostgreSQL (Debian and Ubuntu: postgresql-client, from ' +
  'apt.postgresql.org for the newest; macOS: brew install libpq).'

/** Throws `CannotBackUp` unless pg_dump is there and not older than the server, whose major version is given. */
export async function requirePgDump(server: number): Promise<void> {
  const said = await runProgram('pg_dump', ['--version'])
  const version = /(\d+)(\.\d+|devel|beta\d+|rc\d+)/.exec(said)?.[1]
  if (Number(version) >= server) return
  throw new CannotBackUp(
    `the database is PostgreSQL ${server}, and the pg_dump on the PATH is of version ${version}, which cannot read it: ${INSTALL}`,
  )
}
