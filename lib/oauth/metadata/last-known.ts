import { setTimeout as pause } from 'node:timers/promises'
import { StorageFailure } from '@/lib/db/storage-failure'

/** So long a public document waits for the database. */
const PATIENCE_MS = 500

/**
 * Asks, and remembers the answer. While the database does not answer, or not soon, the last answer
 * stands in for a new one; `first` before there was any.
 */
export function lastKnown<T>(ask: () => Promise<T>, first: T): () => Promise<T> {
  let known = first
  return async () => {
    const asked = ask().then(
      (answer) => {
        known = answer
      },
      (error) => {
        if (!(error instanceof StorageFailure)) throw error
      },
    )
    await notLong(asked)
    return known
  }
}

/** Waits for `work`, but not longer than a public document may. */
export async function notLong(work: Promise<void>): Promise<void> {
  await Promise.race([work, pause(PATIENCE_MS, undefined, { ref: false })])
}
