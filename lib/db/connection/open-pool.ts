import pg from 'pg'
import { config } from '@/lib/config'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'
import { asStorageFailure } from '../storage-failure'
import { tracingQueries } from '../traced-query'
import { Connection, type ConnectionOptions } from './connection'
import { readDatabaseUrl } from './database-url'
import { presentServerOf } from './present-server'

/** As long as a statement: under load, a connection is the slowest of them. */
const CONNECT_WITHIN_MS = 10_000

/**
 * What a session may take. A lock that somebody else holds is waited for less long than a statement
 * may run. A transaction that nobody goes on with (its process is gone, its network is cut) gives its
 * locks back.
 */
const LIMITS = {
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '60s',
  // A list stops once its page is full. PostgreSQL reckons with all rows, and would take longer to compile the
  // statement than to answer it.
  jit: 'off',
  // With the system's defaults, PostgreSQL asks after two hours whether the other side is still there.
  tcp_keepalives_idle: '30',
  tcp_keepalives_interval: '10',
  tcp_keepalives_count: '3',
}

/** Longer than the server's limit: it counts where the network is cut, and behind a pooler. */
const ANSWER_WITHIN_MS = 12_000

/**
 * After a failover in which nobody closed the connections to the old server, none of ours stays on it
 * for longer. It costs a connection, of a few milliseconds, for each of a pool in this time.
 */
const LIVES_SECONDS = 30

/** A pool of `pg` whose errors are `StorageFailure` where they do not concern the statement. */
export class DatabasePool extends pg.Pool {
  constructor(options: pg.PoolConfig & ConnectionOptions) {
    super({ ...options, Client: Connection as never })
    // Without a listener, an idle connection that breaks would end the process.
    this.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
    for (const name of ['query', 'connect'] as const) {
      const method = this[name].bind(this) as (...args: unknown[]) => Promise<unknown> | undefined
      const failing = (...args: unknown[]) =>
        method(...args)?.catch((error) => {
          throw asStorageFailure(error)
        })
      Object.assign(this, { [name]: name === 'query' ? tracingQueries(failing) : failing })
    }
  }
}

const named = processWide('pools', () => new Map<string, DatabasePool>())

type PoolOptions = {
  /** The name under which `poolStates` tells of it. */
  name?: string
  databaseUrl?: string
  /** How many connections it may have. */
  most: number
  /** Settings of each session beside the limits. Behind a pooler they are not applied. */
  settings?: Record<string, string>
}

/** A pool on the configured database: no statement, and nothing that waits, takes for ever. */
export function openPool({ name, databaseUrl, most, settings }: PoolOptions): DatabasePool {
  const url = databaseUrl ?? config().databaseUrl
  const address = readDatabaseUrl(url)
  const pool = new DatabasePool({
    address,
    settings: { ...LIMITS, ...settings },
    max: most,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    maxLifetimeSeconds: LIVES_SECONDS,
    server: presentServerOf(url),
  })
  if (name) named.set(name, pool)
  return pool
}

/** Of each named pool: the connections that are busy and idle, and who waits for one. */
export function poolStates(): { pool: string; busy: number; idle: number; waiting: number }[] {
  return [...named].map(([pool, { totalCount, idleCount: idle, waitingCount: waiting }]) => ({
    pool,
    busy: totalCount - idle,
    idle,
    waiting,
  }))
}

/** One connection without limits: for migrations, and to wait for the database. */
export function openConnection(databaseUrl: string, connectWithinMs?: number): Connection {
  return new Connection({
    address: readDatabaseUrl(databaseUrl),
    settings: {},
    ...(connectWithinMs ? { connectionTimeoutMillis: connectWithinMs } : {}),
  })
}
