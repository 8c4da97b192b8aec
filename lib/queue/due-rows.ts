import { now, secondsAfter } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { LEASE_SECONDS, type Taken } from './queue'
import { isQueue } from './waiting'

/**
 * In SQL, for `settle`: the row `$1` as it was taken, at its attempt `$2`. If another process has taken
 * it since, what became of this attempt is not written down.
 */
export const AS_TAKEN = 'id = $1::uuid AND attempts = $2::int AND next_attempt_at IS NOT NULL'

/**
 * Makes the function that takes due rows of a queue. Its table has the columns `id` (uuid), `attempts`
 * (from 0) and `next_attempt_at`, which is null when nothing waits any more. `fields` are columns in SQL.
 * `receiver` is the column that names the receiver, if each of them gets its turn: one row of each comes
 * first, then the next of each, so that one for whom much waits holds up no other. Of several callers
 * one gets each row, and has it for `LEASE_SECONDS`: then another one may take it.
 */
export function dueRows<Row extends Taken>(
  table: string,
  { fields, receiver }: { fields: string; receiver?: string },
): (most: number) => Promise<Row[]> {
  isQueue(table)
  const first = `
    SELECT id FROM ${table} WHERE next_attempt_at <= $1::timestamptz
    ORDER BY next_attempt_at, id LIMIT $3::int FOR UPDATE SKIP LOCKED`
  const statement: Statement = {
    name: `take-due-${table}`,
    text: `
      UPDATE ${table} SET attempts = attempts + 1, next_attempt_at = $2::timestamptz
      WHERE id = ANY(ARRAY(${receiver ? inTurns(table, receiver) : first}))
      RETURNING id, attempts, ${fields}`,
  }
  return (most) => {
    const at = now()
    return rowsOf<Row>(statement, [
      at.toISOString(),
      secondsAfter(at, LEASE_SECONDS).toISOString(),
      most,
    ])
  }
}

/** One row of each receiver, then the next of each. What another process holds is passed over. */
function inTurns(table: string, receiver: string): string {
  return `
    SELECT id FROM ${table} JOIN (
      SELECT id AS due, row_number() OVER (PARTITION BY ${receiver} ORDER BY next_attempt_at) AS turn
      FROM ${table} WHERE next_attempt_at <= $1::timestamptz) AS turns ON due = id
    WHERE next_attempt_at <= $1::timestamptz
    ORDER BY turn, next_attempt_at LIMIT $3::int FOR UPDATE OF ${table} SKIP LOCKED`
}
