import { HOUR, MINUTE } from '@/lib/clock'

/** A row that a process has taken. `attempts`: how many there were, the present one included. */
export type Taken = { id: string; attempts: number }

/** Why an attempt failed, in a sentence for people. `forGood`: another attempt would fail as well. */
export type Failure = { reason: string; forGood?: boolean }

/** What became of an attempt. */
export type Outcome = {
  /** Why it failed; null when the work is done. */
  failure: string | null
  /** When it is tried again; null when the work is done or given up. */
  nextAttemptAt: Date | null
}

/** Work that waits in a table of the noun that has it. */
export type Queue<Row extends Taken> = {
  /** For the log. */
  name: string
  /** Seconds from each attempt to the next one, if they are not the usual ones. */
  pauses?: readonly number[]
  /** So many attempts are made at a time in one process. */
  atOnce: number
  /** Takes up to so many rows whose time has come (`dueRows`). */
  take: (most: number) => Promise<Row[]>
  /**
   * Makes one attempt. Answers why it failed, or null. `signal` ends it before the lease is over. What
   * it throws is logged, and the row is tried again after its lease.
   */
  attempt: (row: Row, signal: AbortSignal) => Promise<Failure | null>
  /** Writes down what became of it, for the row as it was taken (`AS_TAKEN`). */
  settle: (row: Row, outcome: Outcome) => Promise<void>
}

/** One process has so long for an attempt before another one may take the row. */
export const LEASE_SECONDS = MINUTE

/** An attempt has so long: what is left of the lease is for writing down what became of it. */
export const ATTEMPT_SECONDS = 45

/** The time from each attempt to the next one: nine attempts within about a day. */
const PAUSES = [10, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR]

/** Seconds from the attempt of this number, from 1, to the next one; null after the last one. */
export function pauseAfter(attempt: number, pauses: readonly number[] = PAUSES): number | null {
  return pauses[attempt - 1] ?? null
}
