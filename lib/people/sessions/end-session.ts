import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { noteSessionsEnded } from '../ended-sessions'
import { tokenDigest } from '../token-digest'
import { deleteSession } from './ending-store'
import { startOfOverlap } from './session'
import { findSession } from './store'

/** Signs one browser out. A session that no longer exists is no error. */
export async function endSession(sessionId: Plaintext): Promise<void> {
  const id = tokenDigest(sessionId.reveal())
  await inTransaction(async (tx) => {
    const session = await findSession(tx, id, startOfOverlap(now()))
    if (!session) return
    await deleteSession(tx, session.idDigest)
    noteSessionsEnded(tx, session.person.id)
  })
}
