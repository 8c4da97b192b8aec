import type { Tx } from '@/lib/db/client'
import type { Resource } from './api'
import { findApiByIdentifier } from './store'

/**
 * The API that a `resource` parameter names (RFC 8707 §2), or null. An API of another organization
 * is treated like one that does not exist.
 */
export async function findResource(
  tx: Tx,
  organizationId: string,
  identifier: string,
): Promise<Resource | null> {
  const api = await findApiByIdentifier(tx, organizationId, identifier)
  if (!api) return null
  const { id, name, tokenFormat, signingAlg, tokenType, tokenTtlSeconds, tokenClaims } = api
  const scopes = api.scopes.map((scope) => scope.name)
  const tokens = { tokenFormat, signingAlg, tokenType, tokenTtlSeconds, tokenClaims }
  return { id, identifier, name, ...tokens, scopes }
}
