import pg from 'pg'
import { config } from '@/lib/config'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'

const CONNECTIONS = 8
const CONNECT_WITHIN_MS = 5_000
const STATEMENT_WITHIN_MS = 10_000

const holder = processWide<{ pool: pg.Pool | null }>('pool', () => ({ pool: null }))

/** Connections for hand-written statements: the token path and what is counted beside it. */
export function pool(): pg.Pool {
  holder.pool ??= openPool()
  return holder.pool
}

function openPool(): pg.Pool {
  const opened = new pg.Pool({
    connectionString: config().databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    application_name: 'keyturn',
    onConnect: askByIndex,
  })
  // Without a listener, a connection that breaks while idle would end the process.
  opened.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
  return opened
}

/**
 * Statements are planned once. One that is planned while its table is nearly empty would read the
 * whole of it, and go on doing so while the table grows.
 */
async function askByIndex(connection: pg.ClientBase): Promise<void> {
  await connection.query('SET enable_seqscan TO off')
}

/** Closes the connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  const closing = holder.pool
  holder.pool = null
  await closing?.end()
}
