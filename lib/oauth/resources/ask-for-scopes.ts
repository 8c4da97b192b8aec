import type { Resource } from '@/lib/apis/api'
import { requestScopes } from '@/lib/apps/programs/request-scopes'
import { Refusal } from '@/lib/errors'
import { appOrganization, isRegistered, registeredItself } from '../clients/client-metadata'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'
import { requestOriginOf } from '../request/origin'
import { apisOf } from './apis-of'
import { apiNamed } from './resource-server'

/**
 * An app that registered itself, by a program or a document, need not have named every scope before:
 * to ask for one in an authorization request is to register it, where the API gives it to every app.
 * A request without scopes that names an API asks for all of it, unless the app has some already.
 * Answers whether its registration has changed. The person is asked in any case.
 */
export async function askForScopes(ctx: KoaContextWithOIDC, client: Client): Promise<boolean> {
  const { route, params } = ctx.oidc
  if (route !== 'authorization' || !params || !registeredItself(client)) return false
  const organizationId = appOrganization(client)
  const wanted = wantedOf(params, await apisOf(organizationId))
  const scopes = wanted.filter((scope) => !isRegistered(client, scope))
  if (scopes.length === 0 || (!params.scope && scopes.length < wanted.length)) return false
  const request = { appId: client.clientId, organizationId, scopes }
  return requestScopes(request, requestOriginOf(ctx.req)).catch((error) => {
    if (error instanceof Refusal) return false
    throw error
  })
}

/**
 * The scopes of APIs that a request asks for. If it names an API alone, those are all of the API (RFC
 * 6749 §3.3 lets a server have a default): an app that has some of them means these.
 */
function wantedOf(
  { scope, resource }: Record<string, unknown>,
  apis: readonly Resource[],
): string[] {
  if (typeof scope !== 'string') {
    return typeof resource === 'string' ? (apiNamed(apis, resource)?.scopes ?? []) : []
  }
  const ofApis = new Set(apis.flatMap(({ scopes }) => scopes))
  return scope.split(' ').filter((one) => ofApis.has(one))
}
