import { now } from '@/lib/clock'
import { rowsOf } from '@/lib/db/statement'

/** What waits in one queue: how many rows, and for how long the oldest that is due has been due. */
export type Waiting = { queue: string; waiting: number; oldestDueSeconds: number }

const queues = new Map<string, string>()

/**
 * Names a table as a queue, for `waitingInQueues`. It has the column `next_attempt_at`, null when
 * nothing waits any more. `among` is a condition in SQL, where not every row is to be sent.
 */
export function isQueue(table: string, among = 'true'): void {
  queues.set(
    table,
    `SELECT '${table}' AS queue, count(*)::int AS waiting,
      coalesce(extract(epoch FROM $1::timestamptz - min(next_attempt_at)
        FILTER (WHERE next_attempt_at <= $1::timestamptz)), 0)::float AS "oldestDueSeconds"
    FROM ${table} WHERE next_attempt_at IS NOT NULL AND ${among}`,
  )
}

/** For tests: their tables go, and could not be counted. */
export function forgetQueue(table: string): void {
  queues.delete(table)
}

/** What waits in every queue of the installation. Throws `StorageFailure`. */
export function waitingInQueues(): Promise<Waiting[]> {
  const text = [...queues.values()].join('\nUNION ALL\n')
  return rowsOf<Waiting>({ name: 'waiting-in-queues', text }, [now().toISOString()])
}
