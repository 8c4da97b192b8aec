import { pool } from '@/lib/db/pool'

/** Removes expired counts, which nothing reads any more. Returns how many there were. */
export async function sweepAttempts(): Promise<number> {
  const { rowCount } = await pool().query('DELETE FROM attempt_count WHERE expire < $1', [
    Date.now(),
  ])
  return rowCount ?? 0
}
