import { needsNoRegistration } from '@/lib/apis/api'
import type { AccessToken } from '../engine/seams/access-token'
import { type Adapter, type KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'

/**
 * Adds the identity scopes of its code, device code or refresh token, if `openid` is among them, to a
 * token for an API, which the engine gives the scopes of the API alone. So one token serves the API and userinfo. The
 * audience stays the API's: RFC 9068 §3, and an API may compare it as a text.
 */
export function addIdentityScopes({ oidc }: KoaContextWithOIDC, token: AccessToken): void {
  const { AuthorizationCode, DeviceCode, RefreshToken, Grant } = oidc.entities
  const source = AuthorizationCode ?? DeviceCode ?? RefreshToken
  if (token.aud === undefined || !source || !Grant) return
  const wanted = oidc.params?.scope ? oidc.requestParamScopes : source.scopes
  const identity = [...wanted].filter(needsNoRegistration)
  const added = new Set(Grant.getOIDCScopeFiltered(new Set(identity)).split(' '))
  if (!added.has('openid')) return
  token.scope = [...wanted].filter((one) => added.has(one) || token.scopes.has(one)).join(' ')
  token.claims = source.claims
}

/**
 * Access tokens, as userinfo takes them: whatever API they are for, if they have the scope `openid`.
 * The engine's userinfo takes only tokens without an audience.
 */
export function takenByUserinfo(accessTokens: Adapter): Adapter {
  return {
    ...accessTokens,
    async find(id) {
      const found = await accessTokens.find(id)
      if (!found || Provider.ctx?.oidc.route !== 'userinfo') return found
      const { aud: _, ...rest } = found
      return rest
    },
  }
}
