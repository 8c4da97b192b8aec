import { deleteOldSignals, shedSignals } from './queue-store'

/**
 * Gives up signals that are so old that no token of theirs can live, and the oldest of those of a receiver
 * that is not there and for which too many wait. Answers of how many streams.
 */
export async function sweepSignals(): Promise<number> {
  return (await deleteOldSignals()) + (await shedSignals())
}
