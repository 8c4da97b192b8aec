import type { OAuthConfig } from 'next-auth/providers/oauth'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'
import { type Claims, exchangeCode } from '@/lib/providers/openid/exchange-code'
import type { Metadata } from '@/lib/providers/openid/find-metadata'
import { withUserinfo } from '@/lib/providers/openid/read-userinfo'
import type { Provider } from '@/lib/providers/provider-with-secret'

/** A provider, and what it says of itself. */
export type KnownProvider = {
  provider: Provider
  metadata: Metadata
  /** Why the code was not redeemed: next-auth tells that to its log only. */
  failure?: unknown
}

/**
 * An OpenID provider for next-auth, which keeps PKCE, state and nonce in cookies. The code is
 * redeemed by `lib/providers/openid`. `max_age` makes the provider send `auth_time`: when the person
 * proved who they are (OpenID Connect Core 1.0, §3.1.2.1).
 */
export function openIdProvider(known: KnownProvider): OAuthConfig<Claims> {
  const { provider, metadata } = known
  const { authorization_endpoint: authorize, token_endpoint: token } = metadata
  if (!authorize || !token) throw new Error('the provider names no endpoints for sign-in')
  // next-auth hands on the token response; the claims are read with it.
  let account: { claims: Claims; accessToken: string } | null = null
  return {
    id: provider.id,
    type: 'oauth',
    name: provider.name,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret.reveal(),
    issuer: metadata.issuer,
    authorization: {
      url: authorize,
      params: { scope: provider.scopes, max_age: LONGEST_SESSION_SECONDS },
    },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    token: {
      url: token,
      async request({ params, checks, provider: { callbackUrl } }) {
        const { nonce = '' } = checks as { nonce?: string }
        const returned = {
          parameters: new URLSearchParams(params as Record<string, string>),
          redirectUri: callbackUrl,
          state: checks.state ?? '',
          nonce,
          codeVerifier: checks.code_verifier ?? '',
        }
        account = await exchangeCode(metadata, provider, returned).catch((error) => {
          known.failure = error
          throw error
        })
        return { tokens: {} }
      },
    },
    userinfo: {
      async request() {
        if (!account) throw new Error('userinfo before the code was redeemed')
        return withUserinfo(metadata, provider, account) as Promise<Claims & { sub: string }>
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  }
}
