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
 * The API that a `resource` parameter names (RFC 8707 §2), Keyturn's own included. Refuses with
 * `invalid_target` an unknown API, another organization's, and one of which the app has no scope.
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
 * For whom a token is when no `resource` says so: the one API to which all requested scopes belong.
 * Of several that were granted none is chosen, which the engine refuses as `invalid_target`.
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
 * RFC 8707 §2.2: who does not name the API again means the one that was granted. Of several, the
 * engine then chooses userinfo, if `openid` was granted too.
 */
function useGrantedResource(
  _ctx: KoaContextWithOIDC,
  { resource }: { resource?: string | readonly string[] | undefined },
): boolean {
  return !Array.isArray(resource) || resource.length === 1
}

/** Resource indicators (RFC 8707), as the engine asks for them. */
export const resourceIndicators = {
  enabled: true,
  defaultResource,
  getResourceServerInfo,
  useGrantedResource,
}
