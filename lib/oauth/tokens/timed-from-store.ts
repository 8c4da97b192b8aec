import { HOUR, MINUTE } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'

const MIGRATION = '20261128134500_token_values_begin_with_their_time'

/** Longer than processes are replaced one by one, in seconds. */
const REPLACED = HOUR
/** A database that is new got all its migrations within this. */
const AT_ONCE = 10 * MINUTE

const TIMED_FROM: Statement = {
  name: 'timed-from',
  text: `
    SELECT (extract(epoch FROM applied) * 1000)::float8 AS "appliedMs",
      (extract(epoch FROM applied - first) < ${AT_ONCE}) AS "isNew"
    FROM (SELECT max(finished_at) FILTER (WHERE migration_name = $1) AS applied, min(finished_at) AS first
      FROM "_prisma_migrations" WHERE rolled_back_at IS NULL) ledger`,
}

/**
 * From when on values begin with their time, in milliseconds since 1970: an hour after the upgrade, because
 * a process of the version before, which may still run, would not find them. In a new database, at once.
 */
export async function findTimedFrom(): Promise<number> {
  const [row] = await rowsOf<{ appliedMs: number | null; isNew: boolean }>(TIMED_FROM, [MIGRATION])
  if (row?.appliedMs == null) return Number.POSITIVE_INFINITY
  return row.isNew ? 0 : row.appliedMs + REPLACED * 1000
}
