import { now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import type { Tx } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import type { AcceptedInitialAccessToken } from './initial-access-token'
import { noteInitialAccess } from './store'

/**
 * For whom a presented initial access token speaks, its use noted; null for one that is unknown,
 * revoked or expired, whose maker may no longer register apps, or whose organization has dynamic
 * registration or the registration of new apps switched off.
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
