import {
  type AuthorizationRequest,
  discover,
  type ForeignClient,
  oauth,
  redeem,
  requestFor,
} from '@/lib/oauth/testing/foreign-client'
import { type AppSwitches, switchOn } from './app-switches'
import { decide } from './ceremony'
import type { Portal } from './deployment'
import type { AppOptions, Person } from './fixtures'
import { newSecret } from './portal'
import type { Session } from './session'

export const REDIRECT_URI = 'https://app.example/callback'

/** An app played by a foreign client, which knows the issuer and its own credentials. */
export type Party = ForeignClient & {
  app: { id: string; name: string }
  /** Empty for an app without a secret. */
  secret: { id: string; value: string }
}

type PartyOptions = AppOptions & {
  /** The switches that its owner turns on. */
  on?: AppSwitches
}

/** Registers an app, issues a secret unless it is native, and discovers the issuer. */
export async function addParty(
  { org, origin }: Portal,
  options: PartyOptions = {},
): Promise<Party> {
  const { type = 'web', redirectUris = [REDIRECT_URI], scopes = ['orders.read'] } = options
  const app = await org.addApp({ ...options, scopes, type, redirectUris })
  const secret = { id: '', value: '' }
  const owner = options.foreign ? org.foreignAdministrator : org.owner
  if (options.on?.length) {
    const session = await org.openSession(owner, origin)
    await switchOn(session, { app, type, redirectUris, scopes }, options.on)
  }
  if (type !== 'native') {
    const issued = await newSecret(await org.openSession(owner, origin), app.id)
    Object.assign(secret, { id: issued.id, value: issued.secret })
  }
  const [redirectUri = ''] = redirectUris
  return {
    app,
    secret,
    redirectUri,
    as: await discover(origin),
    client: { client_id: app.id },
    auth: type === 'native' ? oauth.None() : oauth.ClientSecretBasic(secret.value),
  }
}

/** The same app with its requests sent to another process of the same issuer. */
export function at(party: Party, origin: string): Party {
  const moved = Object.entries(party.as).map(([name, value]) =>
    name.endsWith('_endpoint')
      ? [name, new URL(new URL(String(value)).pathname, origin).href]
      : [name, value],
  )
  return { ...party, as: Object.fromEntries(moved) }
}

/** The app's authorization request, with the test's `changes`. */
export function authorizationRequest(
  party: Party,
  changes: Record<string, string | null> = {},
): Promise<AuthorizationRequest> {
  return requestFor(party, { scope: 'openid email offline_access', ...changes })
}

/** Sends the app's request, which the person of this session approves. Answers both ends of it. */
export async function authorize(
  party: Party,
  session: Session,
  changes: Record<string, string | null> = {},
): Promise<{ request: AuthorizationRequest; back: URL }> {
  const request = await authorizationRequest(party, changes)
  return { request, back: await decide(session, request.url) }
}

export type Tokens = {
  access_token: string
  refresh_token: string
  id_token: string
  scope: string
}

/** An app's access to a person's account, and how it came about. */
export type GrantedAccess = {
  party: Party
  session: Session
  request: AuthorizationRequest
  back: URL
  tokens: Tokens
}

/** Registers an app. A person signs in and approves, and the app redeems its code. */
export async function grantAccess(
  portal: Portal,
  {
    who = portal.org.member,
    app = {},
    changes = {},
  }: { who?: Person; app?: AppOptions; changes?: Record<string, string | null> } = {},
): Promise<GrantedAccess> {
  const party = await addParty(portal, app)
  const session = await portal.org.openSession(who, portal.origin)
  const { request, back } = await authorize(party, session, changes)
  const answer = await redeem(party, request, back)
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${await answer.text()}`)
  return { party, session, request, back, tokens: (await answer.json()) as Tokens }
}

export type { AuthorizationRequest } from '@/lib/oauth/testing/foreign-client'
export {
  discover,
  errorOf,
  INSECURE,
  oauth,
  redeem,
  refresh,
  userInfo,
} from '@/lib/oauth/testing/foreign-client'
