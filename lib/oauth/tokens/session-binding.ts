import { sha256 } from '@/lib/crypto/digest'
import { type FoundArtifact, toPayload } from './artifact'
import { findArtifactBy } from './artifact-store'

/**
 * Whether the session in which a token was given still stands, where the token ends with it. The
 * engine asks that of the token that is presented; this is for one that stands behind it.
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
