import { JWT_TYPES, MANAGEMENT_API_ID, needsNoRegistration, type Resource } from '@/lib/apis/api'
import { comparableIdentifier } from '@/lib/apis/identifier'
import type { PermissionKind } from '@/lib/apis/permissions/permission'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { grantedScopes, managementScopes } from '../clients/client-metadata'
import type { Client } from '../protocol/oidc-provider'

/** The data about an API with which the engine makes a token. */
export type ResourceServerInfo = {
  audience: string
  scope: string
  accessTokenTTL: number
  accessTokenFormat: 'opaque' | 'jwt'
  /** `typ` is for us: the engine would always say `at+jwt`. */
  jwt: { sign: { alg: SigningAlgorithm }; typ: string }
}

/** The scopes of the API that are granted to the app for this kind: a token carries no other. */
export function sharedScopes(api: Resource, client: Client, kind: PermissionKind): string[] {
  const isOurs = api.id === MANAGEMENT_API_ID && kind === 'for_itself'
  const granted = isOurs ? managementScopes(client) : grantedScopes(client, kind)
  return api.scopes.filter((scope) => granted.includes(scope))
}

/** The API as the engine needs it for a token of this kind for the app. */
export function resourceServerInfo(
  api: Resource,
  client: Client,
  kind: PermissionKind,
): ResourceServerInfo {
  return {
    audience: api.identifier,
    scope: sharedScopes(api, client, kind).join(' '),
    accessTokenTTL: api.tokenTtlSeconds,
    accessTokenFormat: api.tokenFormat,
    jwt: { sign: { alg: api.signingAlg }, typ: JWT_TYPES[api.tokenType] },
  }
}

/**
 * The one API of all these scopes; null if there is none, or more than one. Identity scopes are
 * ignored: userinfo takes a token for an API too, and `offline_access` asks for time.
 */
export function apiOfAll(apis: readonly Resource[], scopes: readonly string[]): Resource | null {
  const requested = scopes.filter((scope) => !needsNoRegistration(scope))
  if (requested.length === 0) return null
  return apis.find((api) => requested.every((scope) => api.scopes.includes(scope))) ?? null
}

/**
 * The API that a request names. An equal URI in another spelling names it too (RFC 3986 §6.2.3). An
 * identifier that is written exactly so comes first.
 */
export function apiNamed(apis: readonly Resource[], name: string): Resource | undefined {
  const exact = apis.find((api) => api.identifier === name)
  if (exact) return exact
  const comparable = comparableIdentifier(name)
  return apis.find((api) => comparableIdentifier(api.identifier) === comparable)
}
