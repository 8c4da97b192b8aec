import { policyOfRequest } from '../client-authentication/app-of-request'
import { isPublic, speaksOldWire } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { byOldWire } from '../request/old-wire'

type Source = { scopes: Set<string> }

/**
 * RFC 7636, RFC 9700 §2.1.1: always for public apps, and for all by policy. An app that is marked as
 * written for the old wire needs none there: its codes are redeemed on that wire only, with the
 * app's secret. Refuses a request that says itself that it came over that wire.
 */
export function needsPkce({ oidc }: KoaContextWithOIDC, client: Client): boolean {
  const cameByOldWire = byOldWire.get() === true
  if (oidc.params?.keyturn !== undefined && !cameByOldWire) {
    throw new errors.InvalidRequest('the request says what is not its to say')
  }
  if (isPublic(client)) return true
  if (cameByOldWire && speaksOldWire(client)) return false
  const isNeeded = policyOfRequest().pkceForAll
  if (isNeeded && cameByOldWire && oidc.params?.code_challenge === undefined) {
    throw new errors.InvalidRequest('PKCE is required: the app is not marked as an old one')
  }
  return isNeeded
}

/**
 * OpenID Connect Core §11: an app that signs people in gets a refresh token for `offline_access`.
 * Plain OAuth has no such scope. There, acting for a person includes acting while they are away.
 */
export function issuesRefreshToken(_ctx: unknown, client: Client, { scopes }: Source): boolean {
  return client.grantTypeAllowed('refresh_token') && lastsLonger(scopes)
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
  const onLoopback = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return onLoopback ? hostname : origin
}
