import { deleteExpiredArtifacts } from './artifact-store'
import { deleteExpiredFamilies } from './family-store'

/**
 * Each statement passes over the rows that those before it have deleted, until a vacuum has removed them.
 * While a backup is running, no vacuum can: a sweep in small pieces would pass over them very often.
 */
const BATCH = 5_000

/**
 * Deletes up to 5,000 expired artifacts and as many expired families, so that nobody waits long. Answers how
 * many. Only cleaning: they were dead before. Several processes may sweep at once.
 */
export async function sweepArtifacts(): Promise<number> {
  return (await deleteExpiredFamilies(BATCH)) + (await deleteExpiredArtifacts(BATCH))
}
