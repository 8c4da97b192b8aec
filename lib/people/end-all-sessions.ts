import type { Tx } from '@/lib/db/client'
import { noteSessionsEnded } from './ended-sessions'
import { raiseEpoch } from './store'

/** Ends every session of a person. Answers the new epoch, in which the next session can begin. */
export async function endAllSessions(tx: Tx, personId: string): Promise<number> {
  const epoch = await raiseEpoch(tx, personId)
  noteSessionsEnded(tx, personId)
  return epoch
}
