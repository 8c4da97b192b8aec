import { now, secondsAfter } from '@/lib/clock'
import { rowsOf, type Statement } from '@/lib/db/statement'
import { LEASE_SECONDS, type Taken } from './queue'

/** Each receiver gets its turn, so that one for whom much waits holds up no other. */
type Turns = {
  /** The column of the queue that names the receiver. */
  column: string
  /** The table of all receivers, by `id`. An index on (column, next_attempt_at) serves it. */
  receivers: string
}

/**
 * In SQL, for `settle`: the row `$1` as it was taken, at its attempt `$2`. If another process has taken
 * it since, what became of this attempt is not written down.
 */
export const AS_TAKEN = 'id = $1::uuid AND attempts = $2::int AND next_attempt_at IS NOT NULL'

/**
 * Makes the function that takes due rows of a queue. Its table has the columns `id` (uuid), `attempts`
 * (from 0) and `next_attempt_at`, which is null when nothing waits any more. `fields` are columns in SQL.
 * Of several callers one gets each row, and has it for `LEASE_SECONDS`: then another one may take it.
 */
export function dueRows<Row extends Taken>(
  table: string,
  { fields, turns }: { fields: string; turns?: Turns },
): (most: number) => Promise<Row[]> {
  const first = `
    SELECT id FROM ${table} WHERE next_attempt_at <= $1::timestamptz
    ORDER BY next_attempt_at, id LIMIT $3::int FOR UPDATE SKIP LOCKED`
  const statement: Statement = {
    name: `take-due-${table}`,
    text: `
      UPDATE ${table} SET attempts = attempts + 1, next_attempt_at = $2::timestamptz
      WHERE id = ANY(ARRAY(${turns ? inTurns(table, turns) : first}))
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
function inTurns(table: string, { column, receivers }: Turns): string {
  return `
    SELECT id FROM ${table} WHERE next_attempt_at <= $1::timestamptz AND id = ANY(ARRAY(
      SELECT due.id FROM ${receivers} AS receiver CROSS JOIN LATERAL (
        SELECT id, next_attempt_at, row_number() OVER (ORDER BY next_attempt_at, id) AS turn
        FROM (
          SELECT id, next_attempt_at FROM ${table}
          WHERE ${column} = receiver.id AND next_attempt_at <= $1::timestamptz
          ORDER BY next_attempt_at, id LIMIT $3::int) AS oldest) AS due
      ORDER BY due.turn, due.next_attempt_at LIMIT $3::int))
    FOR UPDATE SKIP LOCKED`
}
