import { isLoopbackHost } from '@/lib/loopback'
import { isInFapi, isPublic } from '../clients/client-metadata'
import type { Client, KoaContextWithOIDC } from '../protocol/oidc-provider'

type Source = { scopes: Set<string> }

/**
 * OpenID Connect Core §11: an app that signs people in gets a refresh token for `offline_access`.
 * Plain OAuth has no such scope. There, acting for a person includes acting while they are away. A
 * public app gets one in any case, because browsers let no frame of another site see who is signed
 * in; without `offline_access` it ends with the session.
 */
export function issuesRefreshToken(_ctx: unknown, client: Client, { scopes }: Source): boolean {
  return client.grantTypeAllowed('refresh_token') && (lastsLonger(scopes) || isPublic(client))
}

/**
 * RFC 9700 §4.14.2: a refresh token is used once, and each use gives the next one. FAPI 2.0 §5.3.2.1
 * forbids that: the token is worth nothing without the app's key, and whoever loses an answer must
 * not lose access.
 */
export function rotatesRefreshToken({ oidc }: KoaContextWithOIDC): boolean {
  return !oidc.client || !isInFapi(oidc.client)
}

/** Whether tokens end when the person signs out. */
export function endsWithSession(_ctx: KoaContextWithOIDC, { scopes }: Source): boolean {
  return !lastsLonger(scopes)
}

function lastsLonger(scopes: Set<string>): boolean {
  return scopes.has('offline_access') || !scopes.has('openid')
}

/**
 * Whether a page on another site may read the answer to a public app: only pages on the origins of
 * its redirect URIs. Browsers must have no client secrets.
 */
export function mayReadAnswer(_ctx: unknown, origin: string, client: Client): boolean {
  return (
    isPublic(client) &&
    (client.redirectUris ?? []).some((uri) => comparableOrigin(uri) === comparableOrigin(origin))
  )
}

/** RFC 8252 §7.3: on the loopback, the app chooses the port. */
function comparableOrigin(uri: string): string | null {
  if (!URL.canParse(uri)) return null
  const { origin, protocol, hostname } = new URL(uri)
  return protocol === 'http:' && isLoopbackHost(hostname) ? hostname : origin
}
