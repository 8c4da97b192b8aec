import type { Plaintext } from '@/lib/crypto/plaintext'
import { inTransaction } from '@/lib/db/client'
import { noteSessionsEnded } from '../ended-sessions'
import { tokenDigest } from '../token-digest'
import { deleteSession, findSession } from './store'

/** Signs one browser out. A session that no longer exists is no error. */
export async function endSession(sessionId: Plaintext): Promise<void> {
  const idDigest = tokenDigest(sessionId.reveal())
  await inTransaction(async (tx) => {
    const session = await findSession(tx, idDigest)
    if (!session) return
    await deleteSession(tx, idDigest)
    noteSessionsEnded(tx, session.person.id)
  })
}
