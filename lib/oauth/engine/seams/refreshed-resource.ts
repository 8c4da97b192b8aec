import resolveResource from 'oidc-provider/lib/helpers/resolve_resource.js'
import type { Configuration, KoaContextWithOIDC } from '../../protocol/oidc-provider'

type Indicators = NonNullable<NonNullable<Configuration['features']>['resourceIndicators']>

/**
 * The API of a refreshed access token (RFC 8707 §2.2). The engine determines it after it has used
 * up the refresh token. With its own helper we know it before.
 */
export async function refreshedResource(
  ctx: KoaContextWithOIDC,
  resourceIndicators: Indicators,
): Promise<string | undefined> {
  const { params, requestParamScopes, entities } = ctx.oidc
  const { RefreshToken: token } = entities
  if (!token) throw new Error('lib/oauth: nothing is refreshed')
  const scopes = params?.scope ? requestParamScopes : token.scopes
  const features = { userinfo: { enabled: true }, resourceIndicators }
  return resolveResource(ctx, token, features, scopes)
}
