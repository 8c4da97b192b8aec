import type { Connection } from './connection/connection'

/** What a session of ours is called while it runs the script of a migration. Everybody may read it. */
export const MIGRATING = 'keyturn migration'

/** In a transaction, what the database says of its sessions stays what was read first. */
const AS_IT_IS_NOW = 'SELECT pg_stat_clear_snapshot()'

/** Whether the script of a migration runs now. It may be that of a process which is gone. */
export async function isMigrating(connection: Connection): Promise<boolean> {
  await connection.query(AS_IT_IS_NOW)
  const { rowCount } = await connection.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
    [MIGRATING],
  )
  return rowCount !== 0
}

/** What the running migration waits for and who holds it, as a part of a sentence; null if it waits for nothing. */
export async function awaitedLock(connection: Connection): Promise<string | null> {
  await connection.query(AS_IT_IS_NOW)
  const { rows } = await connection.query<Record<'wanted' | 'pid' | 'program', string | null>>(
    `SELECT CASE wanted.locktype WHEN 'relation' THEN 'the table ' || wanted.relation::regclass
         ELSE 'a row' END AS wanted,
       nullif(blocking.pid, 0) AS pid, holder.application_name AS program
     FROM pg_stat_activity migration
     JOIN pg_locks wanted ON wanted.pid = migration.pid AND NOT wanted.granted
     CROSS JOIN LATERAL unnest(pg_blocking_pids(migration.pid)) AS blocking (pid)
     LEFT JOIN pg_stat_activity holder ON holder.pid = blocking.pid
     WHERE migration.datname = current_database() AND migration.application_name = $1 LIMIT 1`,
    [MIGRATING],
  )
  const [found] = rows
  if (!found) return null
  const { wanted, pid, program } = found
  const holder = pid ? `session ${pid} (${program || 'without a name'})` : 'a prepared transaction'
  return `${wanted}, which ${holder} holds`
}
