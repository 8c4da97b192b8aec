import { deleteExpiredArtifacts } from './artifact-store'
import { deleteExpiredFamilies } from './family-store'

const BATCH = 1_000
const MOST_BATCHES = 100

/**
 * Deletes expired artifacts and families, a thousand rows at a time so that nobody waits long. Answers how many.
 * Only cleaning: they were dead before. Several processes may sweep at once.
 */
export async function sweepArtifacts(): Promise<number> {
  let deleted = await deleteExpiredFamilies()
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await deleteExpiredArtifacts(BATCH)
    deleted += count
    if (count < BATCH) break
  }
  return deleted
}
