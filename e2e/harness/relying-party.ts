import { randomBytes } from 'node:crypto'
import * as oauth from 'oauth4webapi'
import { decide } from './ceremony'
import { newSecret } from './portal'
import type { Session } from './session'
import type { AppWish, Character, Story } from './story'

export const REDIRECT_URI = 'https://app.example/callback'
export const INSECURE = { [oauth.allowInsecureRequests]: true }

/** An app as a foreign client plays it: it knows the issuer and what it was given. */
export type Party = {
  app: { id: string; name: string }
  /** Empty for an app that has none. */
  secret: { id: string; value: string }
  as: oauth.AuthorizationServer
  client: oauth.Client
  auth: oauth.ClientAuth
  redirectUri: string
}

type Place = { story: Story; origin: string }

/** Registers an app, gives it a secret if it can keep one, and lets it discover the issuer. */
export async function addParty({ story, origin }: Place, wish: AppWish = {}): Promise<Party> {
  const { type = 'web', redirectUris = [REDIRECT_URI] } = wish
  const app = await story.addApp({ scopes: ['orders.read'], ...wish, type, redirectUris })
  const secret = { id: '', value: '' }
  if (type !== 'native') {
    const owner = wish.foreign ? story.foreignAdministrator : story.owner
    const issued = await newSecret(await story.signIn(owner, origin), app.id)
    Object.assign(secret, { id: issued.id, value: issued.secret })
  }
  const [redirectUri = ''] = redirectUris
  return {
    ...{ app, secret, redirectUri, as: await discover(origin) },
    client: { client_id: app.id },
    auth: type === 'native' ? oauth.None() : oauth.ClientSecretBasic(secret.value),
  }
}

/** RFC 8414 and OpenID Connect Discovery, as any client does it. */
export async function discover(origin: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(origin)
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, INSECURE))
}

/** The same app talking to another process behind the same name. */
export function at(party: Party, origin: string): Party {
  const moved = Object.entries(party.as).map(([name, value]) =>
    name.endsWith('_endpoint')
      ? [name, new URL(new URL(String(value)).pathname, origin).href]
      : [name, value],
  )
  return { ...party, as: Object.fromEntries(moved) }
}

/** A request for authorization, and what its code is redeemed with. */
export type Asked = { url: URL; verifier: string; state: string }

/** Where the app sends the browser: RFC 6749 §4.1.1 with PKCE, changed as the test wants. */
export async function ask(
  party: Party,
  changes: Record<string, string | null> = {},
): Promise<Asked> {
  const verifier = oauth.generateRandomCodeVerifier()
  const state = randomBytes(8).toString('hex')
  const url = new URL(String(party.as.authorization_endpoint))
  const parameters: Record<string, string | null> = {
    client_id: party.app.id,
    redirect_uri: party.redirectUri,
    response_type: 'code',
    scope: 'openid email offline_access',
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

/** Redeems the code that came back, as the RFC's client would. */
export async function redeem(
  { as, client, auth, redirectUri }: Party,
  { verifier, state }: Pick<Asked, 'verifier' | 'state'>,
  back: URL,
  options: Parameters<typeof oauth.authorizationCodeGrantRequest>[6] = {},
): Promise<Response> {
  const told = oauth.validateAuthResponse(as, client, back, state)
  const how = { ...INSECURE, ...options }
  return oauth.authorizationCodeGrantRequest(as, client, auth, told, redirectUri, verifier, how)
}

/** Trades a refresh token for new tokens. */
export function refresh({ as, client, auth }: Party, token: string): Promise<Response> {
  return oauth.refreshTokenGrantRequest(as, client, auth, token, INSECURE)
}

/** The status with which userinfo answers to this token: 200 while it lives. */
export async function userInfo({ as, client }: Party, token: string): Promise<Response> {
  return oauth.userInfoRequest(as, client, token, INSECURE)
}

export type Tokens = {
  access_token: string
  refresh_token: string
  id_token: string
  scope: string
}

/** What an app holds once a person has let it in. */
export type LetIn = { party: Party; session: Session; asked: Asked; back: URL; tokens: Tokens }

/** A person signs in, lets the app in, and the app redeems its code. */
export async function letIn(
  place: Place,
  {
    who = place.story.member,
    wish = {},
    changes = {},
  }: { who?: Character; wish?: AppWish; changes?: Record<string, string | null> } = {},
): Promise<LetIn> {
  const party = await addParty(place, wish)
  const session = await place.story.signIn(who, place.origin)
  const asked = await ask(party, changes)
  const back = await decide(session, asked.url)
  const answer = await redeem(party, asked, back)
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`)
  return { party, session, asked, back, tokens: (await answer.json()) as Tokens }
}

export { oauth }
