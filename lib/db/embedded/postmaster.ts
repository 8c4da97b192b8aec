import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { clusterOf } from './cluster'
import type { EmbeddedServer } from './locate-server'
import { run } from './run'

/**
 * Settings of every embedded database. `durable: false` is for tests: a crash may lose all data.
 */
function settings(port: number, durable: boolean): string {
  const chosen = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    max_connections: durable ? 100 : 300,
    log_checkpoints: 'off',
    // The details of a failed statement would write values of rows to the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

/**
 * The port in the cluster's `postmaster.pid`, whether or not it is running; null without a file.
 */
export function portOfPidFile(server: EmbeddedServer): number | null {
  try {
    const lines = readFileSync(join(clusterOf(server), 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[3]) || null
  } catch {
    return null
  }
}

/** Whether a postmaster is running on this cluster. */
export async function isRunning(server: EmbeddedServer): Promise<boolean> {
  return (await control(server, ['status'])).status === 0
}

/** Starts the postmaster, detached from this process, and waits until it accepts connections. */
export async function startPostmaster(
  server: EmbeddedServer,
  { port, durable }: { port: number | null; durable: boolean },
): Promise<{ started: boolean; output: string }> {
  const listenOn = port ?? (await freePort())
  const { status, output } = await control(server, [
    'start',
    '--wait',
    '--timeout=120',
    `--log=${logOf(server)}`,
    `--options=${settings(listenOn, durable)}`,
  ])
  return { started: status === 0, output }
}

/** Ends all sessions and stops with a checkpoint, so that the next start has nothing to recover. */
export async function stopPostmaster(server: EmbeddedServer): Promise<void> {
  const { status, output } = await control(server, ['stop', '--mode=fast', '--timeout=60'])
  if (status !== 0 && (await isRunning(server))) throw new Error(`pg_ctl stop: ${output}`)
}

/** The last five lines of PostgreSQL's own log: they say why it did not start. */
export function lastLogLines(server: EmbeddedServer): string {
  try {
    return readFileSync(logOf(server), 'utf8').trimEnd().split('\n').slice(-5).join('\n')
  } catch {
    return ''
  }
}

function logOf(server: EmbeddedServer): string {
  return join(server.home, 'postgres.log')
}

function control(
  server: EmbeddedServer,
  args: string[],
): Promise<{ status: number; output: string }> {
  const program = join(server.native, 'bin', 'pg_ctl')
  return run(program, [...args, `--pgdata=${clusterOf(server)}`], { as: server.as })
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
