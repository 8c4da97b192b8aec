import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { tokenDigest } from '../token-digest'
import { deleteSession, findSession } from './store'

/**
 * Signs one browser out, and answers whose session it was; null when it was gone already, which is
 * no error.
 */
export async function endSession(sessionId: Plaintext): Promise<string | null> {
  const idDigest = tokenDigest(sessionId.reveal())
  const session = await findSession(db(), idDigest)
  await deleteSession(db(), idDigest)
  return session?.person.id ?? null
}
