import { describeScopes } from '@/lib/apis/describe-scopes'
import { findResource } from '@/lib/apis/find-resource'
import { NEVER_OFFLINE, type OfflineLife, offlineLifeOf } from '@/lib/apps/offline-life'
import type { Tx } from '@/lib/db/client'
import { findApisTold } from '@/lib/signals/find-apis-told'
import type { GrantedScope } from './grant'

/**
 * A scope in words, and how long an API that checks only the signature of a JWT may accept it after
 * the grant has ended.
 */
export type DescribedGrant = { scope: GrantedScope; offline: OfflineLife }

/** Described scopes, by the organization's id and then by the scope's name. */
export type Descriptions = ReadonlyMap<string, ReadonlyMap<string, DescribedGrant>>

type Granted = { scopes: readonly string[]; app: { organizationId: string } }

/**
 * Describes the scopes of all these grants. It queries once for each organization and once for each
 * API, not once for each grant.
 */
export async function describeGranted(tx: Tx, granted: readonly Granted[]): Promise<Descriptions> {
  const namesByOrganization = new Map<string, Set<string>>()
  for (const { app, scopes } of granted) {
    const names = namesByOrganization.get(app.organizationId) ?? new Set()
    for (const name of scopes) names.add(name)
    namesByOrganization.set(app.organizationId, names)
  }
  const descriptions = new Map<string, Map<string, DescribedGrant>>()
  for (const [organizationId, names] of namesByOrganization) {
    descriptions.set(organizationId, await describeAll(tx, organizationId, [...names]))
  }
  return descriptions
}

async function describeAll(tx: Tx, organizationId: string, names: readonly string[]) {
  const described = await describeScopes(tx, organizationId, names)
  const lives = new Map<string, OfflineLife>()
  const isTold = await findApisTold(tx, organizationId)
  for (const identifier of new Set(described.flatMap(({ api }) => api?.identifier ?? []))) {
    const api = await findResource(tx, organizationId, identifier)
    if (api) lives.set(identifier, offlineLifeOf(api, isTold(api.id)))
  }
  return new Map(
    described.map(({ name, sentence, api }): [string, DescribedGrant] => {
      const scope = { name, sentence, apiName: api?.name ?? null }
      return [name, { scope, offline: (api && lives.get(api.identifier)) ?? NEVER_OFFLINE }]
    }),
  )
}
