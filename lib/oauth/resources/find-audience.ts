import type { Resource } from '@/lib/apis/api'
import { appOrganization } from '../clients/client-metadata'
import { type Client, errors } from '../protocol/oidc-provider'
import { apisOf } from './apis-of'
import { defaultApi } from './default-api'
import { findTarget } from './resource-indicators'

type AudienceRequest = {
  resource: string | string[] | undefined
  scopes: readonly string[]
  /** Whether the app requested these scopes, or gets them as the default. */
  chosen: boolean
}

/**
 * The API of a token that an app gets for itself, and the scopes for it. Null: the token has no
 * audience. Refuses with `invalid_target` if the target is no API of the app, and with
 * `invalid_scope` if the API has none of the requested scopes.
 */
export async function findAudience(
  client: Client,
  { resource, scopes, chosen }: AudienceRequest,
): Promise<{ api: Resource | null; scopes: readonly string[] }> {
  if (Array.isArray(resource)) {
    throw new errors.InvalidTarget('a token goes to one API: name a single resource')
  }
  if (resource === undefined) {
    return { api: defaultApi(await apisOf(appOrganization(client)), scopes), scopes }
  }
  const api = await findTarget(client, resource, 'for_itself')
  const its = scopes.filter((scope) => api.scopes.includes(scope))
  if (chosen && its.length === 0) {
    throw new errors.InvalidScope('no requested scope belongs to this API', scopes.join(' '))
  }
  return { api, scopes: its }
}
