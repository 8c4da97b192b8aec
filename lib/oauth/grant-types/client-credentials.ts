import { isBuiltIn, type Resource } from '@/lib/apis/api'
import { isSignalScope } from '@/lib/signals/signal-scopes'
import { appOrganization } from '../clients/client-metadata'
import { whyNotGranted } from '../clients/refused-scopes'
import { type Client, errors, type TokenEndpointGrantContext } from '../protocol/oidc-provider'
import { apisOf } from '../resources/apis-of'
import { findAudience } from '../resources/find-audience'
import { resourceServerInfo } from '../resources/resource-server'
import { answerToken } from './answer-token'
import { ownScopes } from './own-scopes'

/** The parameters of the grant, beside the client's authentication. */
export const CLIENT_CREDENTIALS_PARAMETERS = ['scope', 'resource']

type ClientCredentialsParameters = { scope?: string; resource?: string | string[] }

/**
 * RFC 6749 §4.4: a token for the app itself. It carries the requested scopes, which must all be
 * granted to the app for itself; without a scope parameter, all granted ones (§3.3: the pre-defined
 * default). With an audience (RFC 8707) it carries only that API's scopes, and has the API's format
 * and lifetime. It is stored with the id of the secret or key that authenticated.
 */
export async function grantClientCredentials(
  ctx: TokenEndpointGrantContext<ClientCredentialsParameters>,
): Promise<void> {
  const { client, params, provider } = ctx.oidc
  const requested = scopesOf(params.scope)
  const apis = await apisOf(appOrganization(client))
  const own = ownScopes(client, apis)
  const byDefault = params.resource ? own.every : own.byDefault
  const { api, scopes } = await findAudience(client, {
    resource: params.resource,
    scopes: requested ? granted(requested, own.every, client) : byDefault,
    chosen: requested !== null,
  })
  const scope = scopes.join(' ') || undefined
  const token = new provider.ClientCredentials({ client, scope })
  if (api) {
    const info = resourceServerInfo(api, client, 'for_itself')
    token.resourceServer = new provider.ResourceServer(api.identifier, info)
  }
  await answerToken(ctx, token)
}

/**
 * The scopes of a token without an audience: the requested ones, or all granted ones (RFC 6749
 * §3.3: the pre-defined default). Null when a requested one is not granted.
 */
export function plainScopes(
  client: Client,
  scope: string | undefined,
  apis: readonly Resource[],
): readonly string[] | null {
  const { every, byDefault } = ownScopes(client, apis)
  const requested = scopesOf(scope)
  if (!requested) return byDefault
  return requested.every((one) => every.includes(one) || isSignalScope(one)) ? requested : null
}

function scopesOf(scope: string | undefined): string[] | null {
  return scope ? [...new Set(scope.split(' '))] : null
}

function granted(
  scopes: readonly string[],
  known: readonly string[],
  client: Client,
): readonly string[] {
  const foreign = scopes.find((scope) => !known.includes(scope) && !isSignalScope(scope))
  if (foreign === undefined) return scopes
  const why = isBuiltIn(foreign)
    ? 'requested scope speaks of a person, and this grant knows none'
    : whyNotGranted(client, foreign)
  throw new errors.InvalidScope(why, foreign)
}
