import { deleteExpiredArtifacts } from './artifact-store'
import { deleteExpiredFamilies } from './family-store'

const BATCH = 1_000

/**
 * Deletes up to a thousand expired artifacts, so that nobody waits long, and the expired families.
 * Answers how many. Only cleaning: they were dead before. Several processes may sweep at once.
 */
export async function sweepArtifacts(): Promise<number> {
  return (await deleteExpiredFamilies()) + (await deleteExpiredArtifacts(BATCH))
}
