import { randomBytes } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { db } from '@/lib/db/client'
import { giveSecret, makeApp, makeOrganization } from './apps'

export const REDIRECT_URI = 'https://app.example/callback'
const INSECURE = { [oauth.allowInsecureRequests]: true }

/** An app as oauth4webapi plays it, and how it authenticates. */
export type RelyingParty = {
  appId: string
  secretId: string
  organization: { organizationId: string; ownerId: string }
  as: oauth.AuthorizationServer
  client: oauth.Client
  auth: oauth.ClientAuth
  redirectUri: string
}

type Wish = {
  type?: 'web' | 'native'
  redirectUri?: string
  scopes?: string[]
  backchannelLogoutUri?: string
  postLogoutRedirectUris?: string[]
}

/** Registers an app with a secret (none for a native one) and lets it discover the engine. */
export async function makeRelyingParty(origin: string, wish: Wish = {}): Promise<RelyingParty> {
  const { type = 'web', redirectUri = REDIRECT_URI, ...rest } = wish
  const organization = await makeOrganization()
  const appId = await makeApp(organization)
  await db().app.update({
    where: { id: appId },
    data: { type, redirectUris: [redirectUri], scopes: rest.scopes ?? ['orders.read'], ...rest },
  })
  const secret = type === 'native' ? { id: '', value: '' } : await giveSecret(appId)
  const issuer = new URL(origin)
  const found = await oauth.discoveryRequest(issuer, INSECURE)
  return {
    ...{ appId, secretId: secret.id, organization, redirectUri },
    as: await oauth.processDiscoveryResponse(issuer, found),
    client: { client_id: appId },
    auth: type === 'native' ? oauth.None() : oauth.ClientSecretBasic(secret.value),
  }
}

/** A request for authorization, and what its code is redeemed with. */
export type AuthorizationRequest = { url: URL; verifier: string; state: string }

/** Where the app sends the browser: RFC 6749 §4.1.1 with PKCE, changed as the test wants. */
export async function requestFor(
  party: RelyingParty,
  changes: Record<string, string | null> = {},
): Promise<AuthorizationRequest> {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = randomBytes(8).toString('hex')
  const url = new URL(String(party.as.authorization_endpoint))
  const parameters: Record<string, string | null> = {
    client_id: party.appId,
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
  { as, client, auth, redirectUri }: RelyingParty,
  { verifier, state }: Pick<AuthorizationRequest, 'verifier' | 'state'>,
  back: URL,
  options: Parameters<typeof oauth.authorizationCodeGrantRequest>[6] = {},
): Promise<Response> {
  const parameters = oauth.validateAuthResponse(as, client, back, state)
  const how = { ...INSECURE, ...options }
  return oauth.authorizationCodeGrantRequest(
    as,
    client,
    auth,
    parameters,
    redirectUri,
    verifier,
    how,
  )
}

/** Trades a refresh token for new tokens. */
export function refresh({ as, client, auth }: RelyingParty, token: string): Promise<Response> {
  return oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE)
}

/** What userinfo answers to this access token. */
export function userInfo({ as, client }: RelyingParty, token: string): Promise<Response> {
  return oauth.userInfoRequest(as, client, token, INSECURE)
}

export { INSECURE, oauth }
