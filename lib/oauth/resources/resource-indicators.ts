import type { Resource } from '@/lib/apis/api'
import type { PermissionKind } from '@/lib/apis/permissions/permission'
import { appOrganization, isRegistered } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { apisOf } from './apis-of'
import { managementApi } from './management-api'
import {
  apiOfAll,
  type ResourceServerInfo,
  resourceServerInfo,
  sharedScopes,
} from './resource-server'

/**
 * The API of a `resource` parameter (RFC 8707 §2), also Keyturn's own. Refuses with
 * `invalid_target` an unknown API, one of another organization, and one of which the app is granted
 * no scope for this kind of access.
 */
export async function findTarget(
  client: Client,
  identifier: string,
  kind: PermissionKind,
): Promise<Resource> {
  const apis = [managementApi(), ...(await apisOf(appOrganization(client)))]
  const api = apis.find((one) => one.identifier === identifier)
  if (!api) throw new errors.InvalidTarget('this API is not known here', identifier)
  if (sharedScopes(api, client, kind).length === 0) {
    const requested = api.scopes.some((scope) => isRegistered(client, scope))
    const lack = requested ? 'granted to' : 'registered for'
    throw new errors.InvalidTarget(`no scope of this API is ${lack} this app`, identifier)
  }
  return api
}

/**
 * The audience of a token without a `resource` parameter: the one API of all requested scopes. If
 * several were granted, none is chosen, and the engine answers `invalid_target`.
 */
async function defaultResource(
  ctx: KoaContextWithOIDC,
  client: Client,
  oneOf?: readonly string[],
): Promise<string | readonly string[] | undefined> {
  if (oneOf) return oneOf
  const requested = ctx.oidc.params?.scope
  if (typeof requested !== 'string') return undefined
  const apis = await apisOf(appOrganization(client))
  return apiOfAll(apis, requested.split(' '))?.identifier
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
 * several, the engine chooses userinfo if `openid` was granted too.
 */
function useGrantedResource(
  _ctx: KoaContextWithOIDC,
  { resource }: { resource?: string | readonly string[] | undefined },
): boolean {
  return !Array.isArray(resource) || resource.length === 1
}

/** The engine's configuration of resource indicators (RFC 8707). */
export const resourceIndicators = {
  enabled: true,
  defaultResource,
  getResourceServerInfo,
  useGrantedResource,
}
