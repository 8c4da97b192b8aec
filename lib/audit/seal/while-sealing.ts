import { runExclusively } from '@/lib/db/run-exclusively'

/** The number is arbitrary but must never change. */
const SEAL_LOCK = 7_391_005

/**
 * Runs `work` unless another process seals now; true if it ran. Whoever writes events of the past, as the
 * sample data do, does it in here: events that are much older than the seal before theirs count as inserted.
 */
export function whileSealing(work: () => Promise<void>): Promise<boolean> {
  return runExclusively(SEAL_LOCK, work)
}
