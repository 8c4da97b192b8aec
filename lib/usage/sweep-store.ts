import { change, type Statement } from '@/lib/db/statement'

/**
 * An array, because the planner may run the query of an IN several times, each with its own LIMIT.
 */
const olderThan = (table: string, column: string): Statement => ({
  name: `sweep-${table}`,
  text: `DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM ${table} WHERE ${column} < $1::timestamptz LIMIT $2))`,
})

const HOURS = [
  olderThan('secret_use_hour', 'hour'),
  olderThan('app_key_use_hour', 'hour'),
  olderThan('caller_hour', 'hour'),
  olderThan('refused_attempt', 'hour'),
  olderThan('unknown_attempt', 'hour'),
  olderThan('refused_sign_in', 'hour'),
]

const CALLERS = [olderThan('caller', 'last_at'), olderThan('value_request', 'last_at')]

/** Removes hours that began before then, of each table up to `most`. Answers how many. */
export function deleteHours(before: Date, most: number): Promise<number> {
  return sweep(HOURS, before, most)
}

/** Removes up to `most` callers of each table that have not come since then. Answers how many. */
export function deleteCallers(before: Date, most: number): Promise<number> {
  return sweep(CALLERS, before, most)
}

async function sweep(
  statements: readonly Statement[],
  before: Date,
  most: number,
): Promise<number> {
  const values = [before.toISOString(), most]
  const removed = await Promise.all(statements.map((statement) => change(statement, values)))
  return removed.reduce((all, count) => all + count, 0)
}
