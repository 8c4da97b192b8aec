import type { Resource } from '@/lib/apis/api'
import { appOrganization } from '../clients/client-metadata'
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
 * `invalid_target` an unknown API, one of another organization, and one of which the app has no
 * scope.
 */
export async function findTarget(client: Client, identifier: string): Promise<Resource> {
  const apis = [managementApi(), ...(await apisOf(appOrganization(client)))]
  const api = apis.find((one) => one.identifier === identifier)
  if (!api) throw new errors.InvalidTarget('this API is not known here', identifier)
  if (sharedScopes(api, client).length === 0) {
    throw new errors.InvalidTarget('no scope of this API is registered for this app', identifier)
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

async function getResourceServerInfo(
  _ctx: KoaContextWithOIDC,
  identifier: string,
  client: Client,
): Promise<ResourceServerInfo> {
  return resourceServerInfo(await findTarget(client, identifier), client)
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
