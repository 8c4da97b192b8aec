import { undoNewToken } from './probe-store'

/** Writes what a token would write, and undoes it. Throws when the database could not keep it. */
export async function probeStorage(): Promise<void> {
  await undoNewToken()
}
