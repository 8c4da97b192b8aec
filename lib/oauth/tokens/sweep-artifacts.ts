import { deleteExpiredArtifacts } from './artifact-store'
import { deleteExpiredFamilies } from './family-store'

const BATCH = 1_000

/**
 * Deletes up to a thousand expired artifacts and as many expired families, so that nobody waits long.
 * Answers how many. Only cleaning: they were dead before. Several processes may sweep at once.
 */
export async function sweepArtifacts(): Promise<number> {
  return (await deleteExpiredFamilies(BATCH)) + (await deleteExpiredArtifacts(BATCH))
}
