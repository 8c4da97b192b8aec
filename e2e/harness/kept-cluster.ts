import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Pool } from 'pg'
import { type Cluster, startCluster } from './cluster'
import { dropDatabase } from './database'
import { temporaryFolder } from './folder'
import { freePort, type ServerProcess, serverAt, startServer } from './server'

/** What a worker has to know of a server that another worker has started. */
type Kept = { env: Record<string, string>; port: number; pid: number; logFile: string }

/**
 * The server and the database of a worker's place (Playwright's `parallelIndex`). Playwright ends a worker where
 * the project or the fixtures change and after each failure; the server goes on for the next worker in that place,
 * because its start and its first pages take seconds of processor time.
 */
export async function keptCluster(place: number): Promise<Cluster> {
  const { env, port, logFile } = await keptAt(fileOf(place))
  const first = serverAt(port, logFile)
  const own: ServerProcess[] = []
  const pool = new Pool({ connectionString: env.KEYTURN_MIGRATE_DATABASE_URL, max: 4 })
  pool.on('error', () => undefined)
  return {
    servers: [first],
    pool,
    env,
    start: async (given, changes = {}) => {
      const settings = { logFolder: dirname(logFile), env: { ...env, ...changes } }
      const server = await startServer({ port: given ?? (await freePort()), ...settings })
      own.push(server)
      return server
    },
    logs: () => [first, ...own].map((server) => server.logs()).join('\n'),
    end: async () => {
      await Promise.all(own.map((server) => server.kill('SIGKILL')))
      await pool.end()
    },
  }
}

/** Global set-up of Playwright: its end is that of all servers that were kept. */
export default function keepClusters(): () => Promise<void> {
  const folder = temporaryFolder()
  process.env.KEYTURN_TEST_CLUSTERS = folder
  return async () => {
    for (const name of readdirSync(folder)) await end(readKept(join(folder, name)))
    rmSync(folder, { recursive: true, force: true })
  }
}

const fileOf = (place: number) => join(process.env.KEYTURN_TEST_CLUSTERS ?? '', `${place}.json`)

const readKept = (file: string): Kept => JSON.parse(readFileSync(file, 'utf8'))

async function keptAt(file: string): Promise<Kept> {
  const kept = existsSync(file) && readKept(file)
  if (kept && isRunning(kept.pid)) return kept
  if (kept) await end(kept)
  const started = await startCluster({
    processes: 1,
    env: { KEYTURN_ADMITTED_NETWORKS: 'localhost' },
  })
  await started.pool.end()
  const { port, child, logFile } = started.servers[0]
  const fresh = { env: started.env, port, pid: child.pid ?? 0, logFile }
  writeFileSync(file, JSON.stringify(fresh))
  return fresh
}

async function end({ env, pid, logFile }: Kept): Promise<void> {
  if (isRunning(pid)) process.kill(pid, 'SIGKILL')
  await dropDatabase(env.KEYTURN_MIGRATE_DATABASE_URL ?? '')
  rmSync(dirname(logFile), { recursive: true, force: true })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
