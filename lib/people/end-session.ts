import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { deleteSession } from './session-store'
import { tokenDigest } from './token-digest'

/** Signs one browser out. Ending a session that is over already is no error. */
export async function endSession(sessionId: Plaintext): Promise<void> {
  await deleteSession(db(), tokenDigest(sessionId.reveal()))
}
