import { appScopes } from './app-client'
import { errors, type TokenEndpointGrantContext } from './protocol'

/** What the grant reads of a request, beside the client's authentication. */
export const CLIENT_CREDENTIALS_PARAMETERS = ['scope']

/**
 * The scopes of a token: those that were asked for, all of which must be registered on the app
 * (else null); asked for none, all that are registered (RFC 6749 §3.3: the pre-defined default).
 */
export function scopesToGrant(
  asked: string | undefined,
  registered: string[],
): string | undefined | null {
  const scopes = asked ? [...new Set(asked.split(' '))] : registered
  if (!scopes.every((scope) => registered.includes(scope))) return null
  return scopes.join(' ') || undefined
}

/**
 * RFC 6749 §4.4: a token for the app itself. Opaque, and stored with the id of the secret that
 * authenticated.
 */
export async function grantClientCredentials(
  ctx: TokenEndpointGrantContext<{ scope?: string }>,
): Promise<void> {
  const { client, params, provider } = ctx.oidc
  const scope = scopesToGrant(params.scope, appScopes(client))
  if (scope === null) {
    throw new errors.InvalidScope(
      'requested scope is not registered for this app',
      `${params.scope}`,
    )
  }
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
