import type { Actor } from '@/lib/actor'
import { describeScopes } from '@/lib/apis/describe-scopes'
import { findResource } from '@/lib/apis/find-resource'
import { MINUTE } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { authorizeApp } from './authorize-app'

/**
 * For how many minutes, at most, an API that checks only signatures may still accept a revoked
 * token of the app. It is the longest life of a JWT (RFC 9068) among the APIs whose scopes the app
 * has. It is 0 when all its tokens are opaque, because those cannot be verified without asking us.
 * Refuses with `not_found`.
 */
export async function findOfflineMinutes(actor: Actor, appId: string): Promise<number> {
  const { organizationId, scopes } = await authorizeApp(db(), actor, appId, 'read')
  const described = await describeScopes(db(), organizationId, scopes)
  const identifiers = new Set(described.flatMap(({ api }) => (api ? [api.identifier] : [])))
  const found = await Promise.all(
    [...identifiers].map((identifier) => findResource(db(), organizationId, identifier)),
  )
  const lives = found.map((api) => (api?.tokenFormat === 'jwt' ? api.tokenTtlSeconds : 0))
  return Math.ceil(Math.max(0, ...lives) / MINUTE)
}
