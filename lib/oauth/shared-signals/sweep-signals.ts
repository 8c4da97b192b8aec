import { deleteOldSignals } from './queue-store'

/** Gives up signals that are so old that no token of theirs can live. Answers of how many streams. */
export function sweepSignals(): Promise<number> {
  return deleteOldSignals()
}
