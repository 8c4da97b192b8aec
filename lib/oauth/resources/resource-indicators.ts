import { MANAGEMENT_API_ID, type Resource } from '@/lib/apis/api'
import type { PermissionKind } from '@/lib/apis/permissions/permission'
import { appOrganization, grantedScopes, isRegistered } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { apisOf } from './apis-of'
import { defaultApi } from './default-api'
import { managementApi } from './management-api'
import {
  apiNamed,
  type ResourceServerInfo,
  resourceServerInfo,
  sharedScopes,
} from './resource-server'

/**
 * The API of a `resource` parameter (RFC 8707 §2), also Keyturn's own. Refuses with
 * `invalid_target` an unknown API, one of another organization, and one of which the app is granted
 * no scope for this kind of access. An app may always name Keyturn's own for itself: without a scope, it
 * can there at most make its own secret.
 */
export async function findTarget(
  client: Client,
  identifier: string,
  kind: PermissionKind,
): Promise<Resource> {
  const api = apiNamed(await knownApis(client), identifier)
  if (!api) throw new errors.InvalidTarget('this API is not known here', identifier)
  const isOpenToAll = api.id === MANAGEMENT_API_ID && kind === 'for_itself'
  if (!isOpenToAll && sharedScopes(api, client, kind).length === 0) {
    const requested = api.scopes.some((scope) => isRegistered(client, scope))
    const lack = requested ? 'granted to' : 'registered for'
    throw new errors.InvalidTarget(`no scope of this API is ${lack} this app`, identifier)
  }
  return api
}

/** The APIs that an app may name: Keyturn's own, and those of its organization. */
async function knownApis(client: Client): Promise<Resource[]> {
  return [managementApi(), ...(await apisOf(appOrganization(client)))]
}

/**
 * What a request names, in the spelling in which the API is registered. Names of no API stay.
 */
export async function registeredNames<T extends string | string[]>(
  client: Client,
  named: T,
): Promise<T> {
  const apis = await knownApis(client)
  const registered = (name: string) => apiNamed(apis, name)?.identifier ?? name
  return (Array.isArray(named) ? named.map(registered) : registered(named)) as T
}

/**
 * The audience of a request without a `resource` parameter: what the parameter `audience` names, as
 * clients of other servers call it, or the one API of all scopes. If several were granted, none is
 * chosen, and the engine answers `invalid_target`.
 */
async function defaultResource(
  ctx: KoaContextWithOIDC,
  client: Client,
  oneOf?: readonly string[],
): Promise<string | readonly string[] | undefined> {
  if (oneOf) return oneOf
  const { audience, scope } = ctx.oidc.params ?? {}
  if (typeof audience === 'string') return audience
  const granted = grantedScopes(client, 'for_people')
  const requested = typeof scope === 'string' ? scope.split(' ') : granted
  const possible = requested.filter((one) => granted.includes(one))
  return defaultApi(await apisOf(appOrganization(client)), possible)?.identifier
}

/** The engine asks for the tokens that it makes itself: all of them are for people. */
async function getResourceServerInfo(
  _ctx: KoaContextWithOIDC,
  identifier: string,
  client: Client,
): Promise<ResourceServerInfo> {
  const api = await findTarget(client, identifier, 'for_people')
  return resourceServerInfo(api, client, 'for_people')
}

/**
 * RFC 8707 §2.2: a request that does not name the API again means the granted one. If there are
 * several, or the app has lost that one, the engine chooses userinfo if `openid` was granted too.
 */
async function useGrantedResource(
  { oidc }: KoaContextWithOIDC,
  { resource }: { resource?: string | readonly string[] | undefined },
): Promise<boolean> {
  const [identifier, ...others] = [resource ?? []].flat()
  if (identifier === undefined || others.length > 0 || !oidc.client) return false
  const api = apiNamed(await knownApis(oidc.client), identifier)
  return api !== undefined && sharedScopes(api, oidc.client, 'for_people').length > 0
}

/** The engine's configuration of resource indicators (RFC 8707). */
export const resourceIndicators = {
  enabled: true,
  defaultResource,
  getResourceServerInfo,
  useGrantedResource,
}
