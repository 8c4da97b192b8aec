import { pool } from './pool'

/**
 * Runs `work` unless another process is running it now; true if it ran. `lock` is the number of a
 * PostgreSQL advisory lock. It is held by a transaction, so it ends even when the process dies.
 */
export async function runExclusively(lock: number, work: () => Promise<void>): Promise<boolean> {
  const client = await pool().connect()
  try {
    // The work uses other connections meanwhile, so this transaction is idle.
    await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout TO 0')
    const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1) AS free', [lock])
    if (rows[0].free) await work()
    return rows[0].free
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}
