import type { Actor } from '@/lib/actor'
import { describeScopes } from '@/lib/apis/describe-scopes'
import { findResource } from '@/lib/apis/find-resource'
import { db } from '@/lib/db/client'
import { findApisTold } from '@/lib/signals/find-apis-told'
import { authorizeApp } from './authorize-app'
import { longestOf, NEVER_OFFLINE, type OfflineLife, offlineLifeOf } from './offline-life'

/**
 * For how long, at most, an API that checks only signatures may still accept a revoked token of the
 * app: the longest life of a JWT (RFC 9068) among the APIs whose scopes the app has, those aside that
 * hear of it within seconds (`lib/signals`). Refuses with `not_found`.
 */
export async function findOfflineLife(actor: Actor, appId: string): Promise<OfflineLife> {
  const { organizationId, scopes } = await authorizeApp(db(), actor, appId, 'read')
  const described = await describeScopes(db(), organizationId, scopes)
  const identifiers = new Set(described.flatMap(({ api }) => (api ? [api.identifier] : [])))
  if (identifiers.size === 0) return NEVER_OFFLINE
  const found = [...identifiers].map((one) => findResource(db(), organizationId, one))
  const [isTold, ...apis] = await Promise.all([findApisTold(db(), organizationId), ...found])
  return longestOf(apis.flatMap((api) => (api ? [offlineLifeOf(api, isTold(api.id))] : [])))
}
