import type { Tx } from '@/lib/db/client'
import type { Resource } from './api'
import { describeScopes } from './describe-scopes'
import { findResource } from './find-resource'

/**
 * The API for which a token is meant when no `resource` names one: the one API to which all of
 * these scopes belong, built-in ones aside. Null when there is none, or more than one.
 */
export async function findDefaultResource(
  tx: Tx,
  organizationId: string,
  scopes: readonly string[],
): Promise<Resource | null> {
  const described = await describeScopes(tx, organizationId, scopes)
  const asked = described.filter(({ sentence, api }) => api || sentence === null)
  const identifiers = new Set(asked.map(({ api }) => api?.identifier))
  const [identifier] = identifiers
  if (identifiers.size !== 1 || identifier === undefined) return null
  return findResource(tx, organizationId, identifier)
}
