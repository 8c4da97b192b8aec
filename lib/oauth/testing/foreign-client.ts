import { randomBytes } from 'node:crypto'
import * as oauth from 'oauth4webapi'

export const INSECURE = { [oauth.allowInsecureRequests]: true }

/** An app as oauth4webapi plays it: it knows the issuer, who it is, and how it shows that. */
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

/** A request for authorization, and what its code is redeemed with. */
export type AuthorizationRequest = { url: URL; verifier: string; state: string }

/** Where the app sends the browser: RFC 6749 §4.1.1 with PKCE, changed as the test wants. */
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

/** Redeems the code that came back with this redirect, as the RFC's client would. */
export async function redeem(
  { as, client, auth, redirectUri }: ForeignClient,
  { verifier, state }: Pick<AuthorizationRequest, 'verifier' | 'state'>,
  back: URL,
  options: Parameters<typeof oauth.authorizationCodeGrantRequest>[6] = {},
): Promise<Response> {
  const told = oauth.validateAuthResponse(as, client, back, state)
  const how = { ...INSECURE, ...options }
  return oauth.authorizationCodeGrantRequest(as, client, auth, told, redirectUri, verifier, how)
}

/** Trades a refresh token for new tokens. */
export function refresh({ as, client, auth }: ForeignClient, token: string): Promise<Response> {
  return oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE)
}

/** What userinfo answers to this access token. */
export function userInfo({ as, client }: ForeignClient, token: string): Promise<Response> {
  return oauth.userInfoRequest(as, client, token, INSECURE)
}

/** The status and the error of what was refused (RFC 6749 §5.2). */
export async function errorOf(answer: Response): Promise<[status: number, error: string]> {
  return [answer.status, (await answer.json()).error]
}

export { oauth }
