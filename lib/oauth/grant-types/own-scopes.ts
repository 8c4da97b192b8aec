import { isBuiltIn, MANAGEMENT_SCOPES, type Resource } from '@/lib/apis/api'
import { grantedScopes, managementScopes } from '../clients/client-metadata'
import type { Client } from '../protocol/oidc-provider'

/** What an app may have in its own tokens, and what it gets without asking (RFC 6749 §3.3). */
export type OwnScopes = { every: readonly string[]; byDefault: readonly string[] }

type Found = { apis: readonly Resource[]; scopes: OwnScopes }

const found = new WeakMap<Client, Found>()

/**
 * The scopes of an app in its own tokens: what registered APIs grant it, and its loose scopes. The
 * management API comes in only if nothing else is granted. Kept with the client, which is built
 * anew with each version of the app, for as long as the organization's APIs are the same.
 */
export function ownScopes(client: Client, apis: readonly Resource[]): OwnScopes {
  const known = found.get(client)
  if (known?.apis === apis) return known.scopes
  const scopes = findOwnScopes(client, apis)
  found.set(client, { apis, scopes })
  return scopes
}

function findOwnScopes(client: Client, apis: readonly Resource[]): OwnScopes {
  const management = managementScopes(client)
  const isOfApi = (scope: string) => apis.some((api) => api.scopes.includes(scope))
  const isOurs = (scope: string) => MANAGEMENT_SCOPES.includes(scope) && !isOfApi(scope)
  const registered = grantedScopes(client, 'for_itself').filter(
    (one) => !isBuiltIn(one) && !isOurs(one),
  )
  return {
    every: [...new Set([...registered, ...management])],
    byDefault: registered.length > 0 ? registered : management,
  }
}
