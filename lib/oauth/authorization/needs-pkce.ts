import { policyOfRequest } from '../client-authentication/app-of-request'
import { isInFapi, isPublic, pkceOf, speaksOldWire } from '../clients/client-metadata'
import { type Client, errors, type KoaContextWithOIDC } from '../protocol/oidc-provider'
import { byOldWire } from '../request/old-wire'

/**
 * Whether the request needs PKCE (RFC 7636, RFC 9700 §2.1.1). Public apps always do; for others the
 * organization's policy and the app's registration decide. A challenge that is sent is checked in
 * any case, and a code that came without one is worth nothing with a verifier (§4.8.2).
 *
 * An app that is marked as written for the old wire needs none there: its codes are redeemed on that
 * wire only, with the app's secret.
 *
 * Throws `invalid_request` when a challenge is needed and missing: it says who demands it. Refuses a
 * request that says itself that it came over the old wire.
 */
export function needsPkce({ oidc }: KoaContextWithOIDC, client: Client): boolean {
  const { params = {} } = oidc
  const cameByOldWire = byOldWire.get() === true
  if (params.keyturn !== undefined && !cameByOldWire) {
    throw new errors.InvalidRequest('the request says what is not its to say')
  }
  if (cameByOldWire && !isPublic(client) && speaksOldWire(client)) return false
  const because = whyNeeded(client, params)
  if (because === null) return false
  if (params.code_challenge !== undefined) return true
  throw new errors.InvalidRequest(`code_challenge is missing: ${because}`)
}

type Params = { [name: string]: unknown }

/** Whether a nonce binds the code, as it can in an OpenID request (RFC 9700 §2.1.1). */
export function isBoundByNonce({ scope, nonce }: Params): boolean {
  return nonce !== undefined && String(scope).split(' ').includes('openid')
}

/** Why the request needs PKCE, in words for the developer of the app; null if it needs none. */
function whyNeeded(client: Client, params: Params): string | null {
  if (isPublic(client)) return 'an app without a secret must use PKCE (RFC 7636), with S256'
  if (isInFapi(client)) return 'FAPI 2.0, to which the app is held, demands PKCE (RFC 7636)'
  const { pkce: policy } = policyOfRequest()
  if (policy === 'always') {
    return 'the policy of the organization demands PKCE (RFC 7636) of every app; an administrator changes it under Policies, PKCE'
  }
  const ofApp = pkceOf(client)
  if (ofApp === 'always') {
    return "the app's registration demands PKCE (RFC 7636); it is changed there under Protocol, PKCE"
  }
  if (ofApp === 'when_sent' || policy === 'public_apps' || isBoundByNonce(params)) return null
  return 'the policy of the organization demands PKCE (RFC 7636), or a nonce in an OpenID request; it is changed under Policies, PKCE, or for the app under Protocol, PKCE'
}
