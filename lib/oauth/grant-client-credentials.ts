import { appScopes } from './app-client'
import { errors, type TokenEndpointGrantContext } from './protocol'

/** What the grant reads of a request, beside the client's authentication. */
export const CLIENT_CREDENTIALS_PARAMETERS = ['scope']

/**
 * RFC 6749 §4.4: a token for the app itself. It carries the scopes that were asked for, all of
 * which must be registered on the app; asked for none, it carries all of them (§3.3: the
 * pre-defined default). Opaque, and stored with the id of the secret that authenticated.
 */
export async function grantClientCredentials(
  ctx: TokenEndpointGrantContext<{ scope?: string }>,
): Promise<void> {
  const { client, params, provider } = ctx.oidc
  const registered = appScopes(client)
  const scopes = params.scope ? [...new Set(params.scope.split(' '))] : registered
  const foreign = scopes.find((scope) => !registered.includes(scope))
  if (foreign !== undefined) {
    throw new errors.InvalidScope('requested scope is not registered for this app', foreign)
  }
  const scope = scopes.join(' ') || undefined
  const token = new provider.ClientCredentials({ client, scope })
  ctx.oidc.entity('ClientCredentials', token)
  const value = await token.save()
  ctx.body = {
    access_token: value,
    expires_in: token.expiration,
    token_type: token.tokenType,
    scope,
  }
}
