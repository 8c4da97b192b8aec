import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { OpenIdProvider } from '@/lib/config'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'

/** next-auth's id of the provider. It is part of the redirect URI. */
export const OPENID = 'openid'

type Claims = Record<string, unknown>

/**
 * Any OpenID provider, by its discovery document (OpenID Connect Discovery 1.0), with PKCE, state
 * and nonce. `max_age` makes it send `auth_time`: when the person proved who they are (Core 1.0,
 * §3.1.2.1).
 */
export function openIdProvider(provider: OpenIdProvider): OAuthConfig<Claims> {
  const { issuer, clientId, clientSecret, name } = provider
  return {
    id: OPENID,
    type: 'oauth',
    name,
    clientId,
    clientSecret,
    issuer,
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid profile email', max_age: LONGEST_SESSION_SECONDS } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    token: {
      async request({ client, params, checks, provider: { callbackUrl } }) {
        return { tokens: await withItsAlgorithm(client).callback(callbackUrl, params, checks) }
      },
    },
    userinfo: {
      // Many providers send email and groups only here.
      async request({ client, tokens }) {
        const { id_token: idToken, access_token: accessToken } = tokens
        const claims: Claims = idToken ? claimsOf(idToken) : {}
        const { userinfo_endpoint: endpoint } = client.issuer.metadata
        const more = endpoint && accessToken ? await client.userinfo(accessToken) : {}
        if ('sub' in more && more.sub !== claims.sub) throw new Error('userinfo of somebody else')
        return { ...claims, ...more, iss: claims.iss, sub: String(claims.sub) }
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  }
}

type Client = Parameters<
  NonNullable<Exclude<OAuthConfig<Claims>['token'], string | undefined>['request']>
>[0]['client']

/**
 * A client that expects RS256 if the provider has it, otherwise the first algorithm that it has.
 */
function withItsAlgorithm(client: Client): Client {
  const supported = client.issuer.metadata.id_token_signing_alg_values_supported
  if (!Array.isArray(supported) || supported.includes('RS256')) return client
  const [algorithm] = supported.map(String).filter((name) => !/^(none|HS)/.test(name))
  if (!algorithm) return client
  return new client.issuer.Client({ ...client.metadata, id_token_signed_response_alg: algorithm })
}

/** The claims of an ID token; its signature was checked before. */
function claimsOf(idToken: string): Claims {
  const [, body = ''] = idToken.split('.')
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
}
