import { sha256 } from '@/lib/crypto/digest'
import { type FoundArtifact, toPayload } from './artifact'
import { findArtifactBy } from './artifact-store'

/**
 * For tokens that end with their session: whether that session is still there. The engine checks
 * the presented token itself; this is for a token behind it, such as a subject token.
 */
export async function outlivesNoSession(token: FoundArtifact): Promise<boolean> {
  const { expiresWithSession, sessionUid, accountId, clientId, grantId } = toPayload(token, null)
  if (!expiresWithSession) return true
  const found = await findArtifactBy('uidDigest', sha256(String(sessionUid)), 'Session')
  if (!found) return false
  const session = toPayload(found, null)
  const { grantId: given } = session.authorizations?.[String(clientId)] ?? {}
  return session.accountId === accountId && given === grantId
}
