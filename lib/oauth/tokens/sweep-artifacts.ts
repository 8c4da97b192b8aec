import { deleteExpiredArtifacts } from './artifact-store'

const BATCH = 1_000
const MOST_BATCHES = 100

/**
 * Deletes expired artifacts, a thousand rows at a time so that nobody waits long. Answers how many.
 * Only cleaning: they were dead before. Several processes may sweep at once.
 */
export async function sweepArtifacts(): Promise<number> {
  let deleted = 0
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const count = await deleteExpiredArtifacts(BATCH)
    deleted += count
    if (count < BATCH) break
  }
  return deleted
}
