import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { clusterOf } from './cluster'
import type { Place } from './place'
import { run } from './run'

/** Settings of every embedded database; `durable: false` is for tests, which may lose everything. */
function settings(port: number, durable: boolean): string {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    max_connections: durable ? 100 : 300,
    log_checkpoints: 'off',
    // Details of a failed statement hold values of rows.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

/** The port of the postmaster that this cluster names, running or not; null without one. */
export function namedPort(place: Place): number | null {
  try {
    const lines = readFileSync(join(clusterOf(place), 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[3]) || null
  } catch {
    return null
  }
}

/** Whether a postmaster serves the database of this place. */
export async function isRunning(place: Place): Promise<boolean> {
  return (await control(place, ['status'])).status === 0
}

/** Starts the postmaster, detached from us, and waits until it takes connections. */
export async function startPostmaster(
  place: Place,
  { port, durable }: { port: number | null; durable: boolean },
): Promise<{ started: boolean; output: string }> {
  const listenOn = port ?? (await freePort())
  const { status, output } = await control(place, [
    'start',
    '--wait',
    '--timeout=120',
    `--log=${logOf(place)}`,
    `--options=${settings(listenOn, durable)}`,
  ])
  return { started: status === 0, output }
}

/** Ends every session and stops, with a checkpoint, so that the next start has nothing to recover. */
export async function stopPostmaster(place: Place): Promise<void> {
  const { status, output } = await control(place, ['stop', '--mode=fast', '--timeout=60'])
  if (status !== 0 && (await isRunning(place))) throw new Error(`pg_ctl stop: ${output}`)
}

/** The end of PostgreSQL's own log, to tell why it did not start. */
export function lastLogLines(place: Place): string {
  try {
    return readFileSync(logOf(place), 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  } catch {
    return ''
  }
}

function logOf(place: Place): string {
  return join(place.home, 'postgres.log')
}

function control(place: Place, args: string[]): Promise<{ status: number; output: string }> {
  const program = join(place.native, 'bin', 'pg_ctl')
  return run(program, [...args, `--pgdata=${clusterOf(place)}`], { as: place.as })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
