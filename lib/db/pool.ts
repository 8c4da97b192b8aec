import { processWide } from '@/lib/process'
import { type DatabasePool, openPool } from './connection/open-pool'

const CONNECTIONS = 8

/**
 * Named statements are planned once per connection. If a table is nearly empty then, the plan would
 * scan the whole table, and still do so when the table has grown.
 */
const PREFER_INDEX_SCANS = { enable_seqscan: 'off' }

const holder = processWide<{ pool: DatabasePool | null }>('pool', () => ({ pool: null }))

/** The connection pool for hand-written SQL: tokens, their use, and attempt counters. */
export function pool(): DatabasePool {
  holder.pool ??= openPool({ name: 'statements', most: CONNECTIONS, settings: PREFER_INDEX_SCANS })
  return holder.pool
}

/** Closes the connections; the next `pool()` opens new ones. */
export async function closePool(): Promise<void> {
  const closing = holder.pool
  holder.pool = null
  await closing?.end()
}
