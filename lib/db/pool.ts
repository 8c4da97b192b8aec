import pg from 'pg'
import { config } from '@/lib/config'
import { log } from '@/lib/log'
import { processWide } from '@/lib/process'

const CONNECTIONS = 8
const CONNECT_WITHIN_MS = 5_000
const STATEMENT_WITHIN_MS = 10_000

const holder = processWide<{ pool: pg.Pool | null }>('pool', () => ({ pool: null }))

/** The connection pool for hand-written SQL: tokens, their use, and attempt counters. */
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
    onConnect: preferIndexScans,
  })
  // Without a listener, an idle connection that breaks would end the process.
  opened.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
  return opened
}

/**
 * Named statements are planned once per connection. If a table is nearly empty then, the plan would
 * scan the whole table, and still do so when the table has grown.
 */
async function preferIndexScans(connection: pg.ClientBase): Promise<void> {
  await connection.query('SET enable_seqscan TO off')
}

/** Closes the connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  const closing = holder.pool
  holder.pool = null
  await closing?.end()
}
