import { pool } from '@/lib/db/pool'

const BATCH = 5_000

const DELETE_EXPIRED = `
  DELETE FROM attempt_count WHERE key IN (SELECT key FROM attempt_count WHERE expire < $1 LIMIT $2)`

/** Removes up to 5,000 expired counts, which nothing reads any more. Returns how many there were. */
export async function sweepAttempts(): Promise<number> {
  const { rowCount } = await pool().query(DELETE_EXPIRED, [Date.now(), BATCH])
  return rowCount ?? 0
}
