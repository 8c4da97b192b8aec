import { db } from '@/lib/db/client'
import { environmentProvider } from './environment-provider'
import { ENVIRONMENT_PROVIDER, isProviderId } from './provider'
import { openSecret } from './provider-secret'
import type { Provider } from './provider-with-secret'
import { findEnabledProvider, type ProviderRecord } from './store'

/**
 * The provider by which somebody wants to sign in, as it is now: rows are read each time, so that a
 * change counts at once. Null if there is none with this id, or it is off.
 */
export async function findProvider(id: string): Promise<Provider | null> {
  if (id === ENVIRONMENT_PROVIDER) return environmentProvider()
  const row = isProviderId(id) ? await findEnabledProvider(db(), id) : null
  return row && toProvider(row)
}

/** A row as the provider that it describes, with its secret opened. Throws `Unsealable`. */
export function toProvider(row: ProviderRecord): Provider {
  const domains = row.domains.map(({ domain }) => domain)
  return {
    id: row.id,
    organizationId: row.organizationId,
    preset: row.preset as Provider['preset'],
    name: row.name,
    issuer: row.issuer,
    clientId: row.clientId,
    clientSecret: openSecret(row.id, row.sealedSecret),
    scopes: row.scopes,
    addressClaim: row.addressClaim as Provider['addressClaim'],
    domains,
    trustedDomains: row.trustsAddresses ? domains : [],
    groupsClaim: row.groupsClaim,
    groupsIgnoreCase: row.groupsIgnoreCase,
    groups: {
      administrator: row.administratorGroup ?? undefined,
      developer: row.developerGroup ?? undefined,
      support: row.supportGroup ?? undefined,
    },
    secretRefused: row.secretRefusedAt !== null,
    groupsMissed: row.groupsMissedAt !== null,
  }
}
