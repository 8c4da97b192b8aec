import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { OpenIdProvider } from '@/lib/config'
import { LONGEST_SESSION_SECONDS } from '@/lib/people/sessions/session'

/** The id under which next-auth knows the provider; it stands in the callback's address. */
export const OPENID = 'openid'

type Claims = Record<string, unknown>

/**
 * Any OpenID provider, found by its discovery document (OpenID Connect Discovery 1.0), with PKCE,
 * state and nonce. `max_age` makes it say when the person proved who they are (Core 1.0, §3.1.2.1).
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
        return { tokens: await asItSigns(client).callback(callbackUrl, params, checks) }
      },
    },
    userinfo: {
      // Many providers say email and groups here only.
      async request({ client, tokens }) {
        const { id_token: idToken, access_token: accessToken } = tokens
        const said: Claims = idToken ? claimsOf(idToken) : {}
        const { userinfo_endpoint: endpoint } = client.issuer.metadata
        const more = endpoint && accessToken ? await client.userinfo(accessToken) : {}
        if ('sub' in more && more.sub !== said.sub) throw new Error('userinfo of somebody else')
        return { ...said, ...more, iss: said.iss, sub: String(said.sub) }
      },
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  }
}

type Client = Parameters<
  NonNullable<Exclude<OAuthConfig<Claims>['token'], string | undefined>['request']>
>[0]['client']

/** A client that expects what the provider signs with: RS256 where it can, else what it has. */
function asItSigns(client: Client): Client {
  const able = client.issuer.metadata.id_token_signing_alg_values_supported
  if (!Array.isArray(able) || able.includes('RS256')) return client
  const [algorithm] = able.map(String).filter((name) => !/^(none|HS)/.test(name))
  if (!algorithm) return client
  return new client.issuer.Client({ ...client.metadata, id_token_signed_response_alg: algorithm })
}

/** The claims of an ID token whose signature was checked before. */
function claimsOf(idToken: string): Claims {
  const [, body = ''] = idToken.split('.')
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims
}
