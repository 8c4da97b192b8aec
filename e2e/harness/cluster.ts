import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Pool } from 'pg'
import { type FreshDatabase, freshDatabase } from './database'
import { temporaryFolder } from './folder'
import { freePort, type Server, type ServerProcess, startServer } from './server'

/** Several server processes on one database, as behind a load balancer. */
export type Cluster<S extends Server = Server> = {
  servers: [S, ...S[]]
  pool: Pool
  /** Starts another process, or the same one again after it was killed. */
  start: (port?: number, changes?: Record<string, string>) => Promise<ServerProcess>
  /** What they share, as environment variables. */
  env: Record<string, string>
  /** The log of all processes so far. */
  logs: () => string
  end: () => Promise<void>
}

/** The first two processes. Throws when there is one only. */
export function twoProcesses<S extends Server>({ servers: [first, second] }: Cluster<S>): [S, S] {
  if (!second) throw new Error('this cluster has one process')
  return [first, second]
}

type ClusterOptions = {
  processes: number
  /** The host name of the first process. */
  host?: string
  /** Its port; a free one unless given. */
  port?: number
  /** The database that they share; a fresh one unless given. */
  database?: FreshDatabase
  /** The database's URL as the processes get it, such as through a pooler. */
  through?: (databaseUrl: string) => string
  env?: Record<string, string>
}

/** Starts processes that share a database, a master key and an issuer. */
export async function startCluster({
  processes,
  host = '127.0.0.1',
  port: wanted,
  database: given,
  through = asEverydayRole,
  env = {},
}: ClusterOptions): Promise<Cluster<ServerProcess>> {
  const database = given ?? (await freshDatabase())
  const logFolder = temporaryFolder()
  const ports = await Promise.all(
    Array.from({ length: processes }, (_, n) => (n === 0 && wanted) || freePort()),
  )
  const common = {
    DATABASE_URL: through(database.url),
    KEYTURN_MIGRATE_DATABASE_URL: database.url,
    KEYTURN_MASTER_KEY: randomBytes(32).toString('base64'),
    KEYTURN_DATA_DIR: join(logFolder, 'data'),
    KEYTURN_TRUST_PROXY: 'loopback',
    KEYTURN_URL: `http://${host}:${ports[0]}`,
    ...env,
  }
  const all: ServerProcess[] = []
  const start = async (given?: number, changes: Record<string, string> = {}) => {
    const port = given ?? (await freePort())
    const server = await startServer({ port, logFolder, env: { ...common, ...changes } })
    all.push(server)
    return server
  }
  const [first, ...others] = await Promise.all(ports.map((port) => start(port)))
  if (!first) throw new Error('a cluster has at least one process')
  const pool = new Pool({ connectionString: database.url, max: 4 })
  pool.on('error', () => undefined)
  return {
    servers: [first, ...others],
    pool,
    start,
    env: common,
    logs: () => all.map((server) => server.logs()).join('\n'),
    end: async () => {
      await Promise.all(all.map((server) => server.kill('SIGKILL')))
      await pool.end()
      await database.drop()
      rmSync(logFolder, { recursive: true, force: true })
    },
  }
}

/** The servers sign in as a role that owns nothing, as docs/operating.md advises. */
function asEverydayRole(databaseUrl: string): string {
  const [username = '', password = ''] = (process.env.KEYTURN_TEST_EVERYDAY ?? '').split(':')
  return Object.assign(new URL(databaseUrl), { username, password }).href
}
