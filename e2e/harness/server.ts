import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** One production server process, as `npm start` runs it. */
export type Server = {
  origin: string
  port: number
  /** Everything it has written so far, standard error included. */
  logs: () => string
}

/** The same where this process has started it. */
export type ServerProcess = Server & {
  child: ChildProcess
  logFile: string
  kill: (signal: NodeJS.Signals) => Promise<number | null>
}

/** A port on the loopback that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (!address || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

export type ServerSettings = {
  port: number
  logFolder: string
  env: Record<string, string>
  /** The Node that runs it; the one that runs the tests unless said otherwise. */
  node?: string
  /** The folder that it is installed in; this clone unless said otherwise. */
  root?: string
}

/** Starts one server and returns when it is ready to serve; one that is not in time is ended. */
export async function startServer(settings: ServerSettings): Promise<ServerProcess> {
  const server = spawnServer(settings)
  try {
    await untilReady(server)
    return server
  } catch (error) {
    await server.kill('SIGKILL')
    throw error
  }
}

/** Starts the process without waiting for it. */
export function spawnServer(settings: ServerSettings): ServerProcess {
  const { port, logFolder, env, node = process.execPath, root = ROOT } = settings
  const logFile = join(logFolder, `server-${port}-${Date.now()}.log`)
  const log = openSync(logFile, 'a')
  const child: ChildProcess = spawn(node, ['lib/server/start.js'], {
    cwd: root,
    env: { ...inherited(), HOST: '127.0.0.1', ...env, PORT: `${port}` },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = once(child, 'exit')
  return {
    ...serverAt(port, logFile),
    child,
    logFile,
    kill: async (signal) => {
      child.kill(signal)
      await exited
      return child.exitCode
    },
  }
}

/** A server that listens on this port of the loopback and writes to this file. */
export function serverAt(port: number, logFile: string): Server {
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    logs: () => readFileSync(logFile, 'utf8'),
  }
}

/** What every program needs, and nothing that would configure Keyturn, from a `.env` either. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = process.env
  const database = { DATABASE_URL: '', KEYTURN_MIGRATE_DATABASE_URL: '' }
  const unset = { ...database, KEYTURN_MASTER_KEY: '', KEYTURN_URL: '' }
  const noAdministrator = { KEYTURN_ADMIN_EMAIL: '', KEYTURN_ADMIN_PASSWORD: '' }
  const system = { ...(TMPDIR ? { TMPDIR } : {}), PATH, HOME, LANG }
  return { NODE_ENV: 'production', ...system, ...unset, ...noAdministrator }
}

/** Waits for `/readyz` to say yes; throws with the log when the process ends before. */
export async function untilReady(server: ServerProcess, seconds = 150): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (performance.now() < deadline) {
    if (server.child.exitCode !== null) break
    const answer = await fetch(`${server.origin}/readyz`).catch(() => null)
    if (answer?.ok) return
    await after(50)
  }
  throw new Error(`The server did not become ready. It said:\n${server.logs()}`)
}
