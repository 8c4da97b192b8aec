import { randomBytes } from 'node:crypto'
import * as oauth from 'oauth4webapi'

export const INSECURE = { [oauth.allowInsecureRequests]: true }

/** An app played by oauth4webapi: the issuer, the client and how it authenticates. */
export type ForeignClient = {
  as: oauth.AuthorizationServer
  client: oauth.Client
  auth: oauth.ClientAuth
  redirectUri: string
}

/** RFC 8414 and OpenID Connect Discovery, as any client does it. */
export async function discover(origin: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(origin)
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE))
}

/** An authorization request, and what redeeming its code needs. */
export type AuthorizationRequest = { url: URL; verifier: string; state: string }

/** An authorization request (RFC 6749 §4.1.1) with PKCE and the test's `changes`. */
export async function requestFor(
  party: ForeignClient,
  changes: Record<string, string | null> = {},
): Promise<AuthorizationRequest> {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = randomBytes(8).toString('hex')
  const url = new URL(String(party.as.authorization_endpoint))
  const parameters: Record<string, string | null> = {
    client_id: party.client.client_id,
    redirect_uri: party.redirectUri,
    response_type: 'code',
    scope: 'openid profile email offline_access',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, value)
  }
  return { url, verifier, state }
}

/** Redeems the code of this redirect, as the RFC's client does. */
export async function redeem(
  { as, client, auth, redirectUri }: ForeignClient,
  { verifier, state }: Pick<AuthorizationRequest, 'verifier' | 'state'>,
  back: URL,
  options: Parameters<typeof oauth.authorizationCodeGrantRequest>[6] = {},
): Promise<Response> {
  const parameters = oauth.validateAuthResponse(as, client, back, state)
  const requestOptions = { ...INSECURE, ...options }
  return oauth.authorizationCodeGrantRequest(
    as,
    client,
    auth,
    parameters,
    redirectUri,
    verifier,
    requestOptions,
  )
}

/** Exchanges a refresh token for new tokens. */
export function refresh({ as, client, auth }: ForeignClient, token: string): Promise<Response> {
  return oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE)
}

/** Asks userinfo with this access token. */
export function userInfo({ as, client }: ForeignClient, token: string): Promise<Response> {
  return oauth.userInfoRequest(as, client, token, INSECURE)
}

/** The status and the error code of an error response (RFC 6749 §5.2). */
export async function errorOf(answer: Response): Promise<[status: number, error: string]> {
  return [answer.status, (await answer.json()).error]
}

export { oauth }
