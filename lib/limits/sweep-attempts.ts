import { pool } from '@/lib/db/pool'

/** Removes counts whose time is over. Only cleaning: nothing reads them. */
export async function sweepAttempts(): Promise<number> {
  const { rowCount } = await pool().query('DELETE FROM attempt_count WHERE expire < $1', [
    Date.now(),
  ])
  return rowCount ?? 0
}
