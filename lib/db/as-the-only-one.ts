import { pool } from './pool'

/**
 * Runs `work` unless another process is at it at this moment, under an advisory lock that ends with
 * the transaction that holds it. Says whether it ran.
 */
export async function asTheOnlyOne(lock: number, work: () => Promise<void>): Promise<boolean> {
  const client = await pool().connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1) AS free', [lock])
    if (rows[0].free) await work()
    return rows[0].free
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}
