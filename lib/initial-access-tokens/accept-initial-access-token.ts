import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import type { Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import type { AcceptedInitialAccessToken } from './initial-access-token'
import { noteInitialAccess } from './store'

/**
 * Notes the use of a presented initial access token, and answers for which organization and owner
 * it registers apps. Null if the token is unknown, revoked or expired, or if its maker may no
 * longer register apps. Null also if the organization has switched off dynamic registration or the
 * registration of new apps.
 */
export async function acceptInitialAccessToken(
  tx: Tx,
  value: string,
): Promise<AcceptedInitialAccessToken | null> {
  const token = await noteInitialAccess(tx, new Uint8Array(sha256(value)), now())
  if (!token) return null
  const policy = await findPolicy(tx, token.organizationId)
  return policy.dynamicRegistration && policy.newAppRegistration ? token : null
}
