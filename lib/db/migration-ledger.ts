import type { Connection } from './connection/connection'

/** A migration that the database has begun. `committed`: its script was, even if that could not be recorded. */
export type Begun = { name: string; finished: boolean; committed: boolean }

/**
 * The migrations that a database has begun, those that were taken back left out; none before the first start.
 * To read them, a role needs no rights of an owner.
 */
export async function readLedger(connection: Connection): Promise<Begun[]> {
  const { rows } = await connection.query(`SELECT to_regclass('_prisma_migrations') AS ledger`)
  if (!rows[0].ledger) return []
  const ledger = await connection.query<Begun>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished,
       finished_at IS NOT NULL OR logs IS NOT DISTINCT FROM 'done' AS committed
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY 1`,
  )
  return ledger.rows
}
