import { readFileSync } from 'node:fs'
import { CommandFailed, EXIT } from './exit'
import { postForm, request } from './request'
import { readSession, type StoredSession, writeSession } from './session-file'
import type { Settings } from './settings'

/** What an access token opens, and for whom it was made. */
export type Access = { url: string; token: string; clientId: string; isApp: boolean }

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** A token that ends sooner is renewed before it is used. */
const SPARE_MS = 30_000

/**
 * An access token: of the app, when the environment has a credential of one, otherwise of the person
 * who has signed in. Ends with `notSignedIn` when there is neither.
 */
export async function accessToken(settings: Settings): Promise<Access> {
  const credential = credentialOf(settings)
  if (credential === null) return personToken(settings)
  const present = ownTokens.get(settings)
  if (present && isFresh(present)) return present.access
  const made = await ownToken(settings, credential)
  ownTokens.set(settings, made)
  return made.access
}

/** The app's token, for as long as a command runs. */
const ownTokens = new WeakMap<Settings, OwnToken>()
type OwnToken = { access: Access; expiresMs: number }

const isFresh = ({ expiresMs }: { expiresMs: number }) => expiresMs - Date.now() > SPARE_MS
const endOf = (expiresIn: unknown) => Date.now() + Number(expiresIn ?? 0) * 1000

type Credential = () => Promise<Record<string, string>>

/** How the app of the environment proves itself; null without one. */
function credentialOf(settings: Settings): Credential | null {
  const { clientSecret, assertionFile, github, clientId } = settings
  if (clientSecret !== null) return async () => ({ client_secret: clientSecret })
  if (assertionFile !== null) {
    return async () => assertion(readFileSync(assertionFile, 'utf8').trim())
  }
  if (github === null || clientId === null) return null
  return async () => assertion(await githubToken(github, needUrl(settings)))
}

/** RFC 7523 §2.2. */
function assertion(token: string): Record<string, string> {
  return { client_assertion_type: JWT_BEARER, client_assertion: token }
}

/** The URL of Keyturn. Ends with `usage` when nothing says it. */
export function needUrl({ url }: Settings): string {
  if (url === null)
    throw new CommandFailed(EXIT.usage, 'Set KEYTURN_URL to the address of Keyturn.')
  return url
}

/**
 * A token that the app gets for itself (RFC 6749 §4.4): for the management API, with all that it was
 * granted there. Without a grant the policy may let it renew its secret.
 */
async function ownToken(settings: Settings, credential: Credential): Promise<OwnToken> {
  const { clientId } = settings
  const url = needUrl(settings)
  if (clientId === null) throw new CommandFailed(EXIT.usage, 'Set KEYTURN_CLIENT_ID, too.')
  const { client_secret: secret, ...proof } = await credential()
  const headers = secret === undefined ? {} : { authorization: basic(clientId, secret) }
  const named = secret === undefined ? { client_id: clientId } : {}
  const form = { grant_type: 'client_credentials', ...named, ...proof }
  const resource = await managementApi(url)
  const { status, body } = await postForm(`${url}/oauth2/token`, { ...form, resource }, headers)
  if (status !== 200) throw refusedBy(body, 'The app was refused')
  const access = { url, token: String(body.access_token), clientId, isApp: true }
  return { access, expiresMs: endOf(body.expires_in) }
}

/** The audience of the management API, by its metadata (RFC 9728): Keyturn may have another address. */
async function managementApi(url: string): Promise<string> {
  const { body } = await request(`${url}/.well-known/oauth-protected-resource/api/v1`)
  return String(body.resource ?? `${url}/api/v1`)
}

/** RFC 6749 §2.3.1. */
function basic(clientId: string, secret: string): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return `Basic ${btoa(`${encode(clientId)}:${encode(secret)}`)}`
}

async function githubToken(github: { url: string; token: string }, audience: string) {
  const address = new URL(github.url)
  address.searchParams.set('audience', audience)
  const headers = { authorization: `Bearer ${github.token}` }
  const { status, body } = await request(address.href, { headers })
  if (status === 200 && typeof body.value === 'string') return body.value
  throw new CommandFailed(EXIT.notSignedIn, `GitHub gave no token (${status}).`)
}

async function personToken(settings: Settings): Promise<Access> {
  const session = readSession(settings.sessionFile)
  if (!session || (settings.url !== null && settings.url !== session.url)) throw signInFirst()
  const present = isFresh(session) ? session : await renewed(session)
  if (present !== session) writeSession(settings.sessionFile, present)
  const { url, accessToken: token, clientId } = present
  return { url, token, clientId, isApp: false }
}

async function renewed(session: StoredSession): Promise<StoredSession> {
  const { url, clientId, refreshToken } = session
  if (refreshToken === null) throw signInFirst()
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken }
  const { status, body } = await postForm(`${url}/oauth2/token`, form)
  if (status !== 200) throw signInFirst()
  return sessionOf({ url, clientId, body, refreshToken })
}

/** The session that an answer of the token endpoint makes. */
export function sessionOf({
  url,
  clientId,
  body,
  refreshToken = null,
}: {
  url: string
  clientId: string
  body: Record<string, unknown>
  refreshToken?: string | null
}): StoredSession {
  const { access_token, refresh_token, expires_in } = body
  return {
    url,
    clientId,
    accessToken: String(access_token),
    refreshToken: typeof refresh_token === 'string' ? refresh_token : refreshToken,
    expiresMs: endOf(expires_in),
  }
}

function signInFirst(): CommandFailed {
  return new CommandFailed(EXIT.notSignedIn, 'Nobody is signed in. Run `keyturn login` first.')
}

/** An error of RFC 6749 §5.2 in words. */
export function refusedBy(body: Record<string, unknown>, what: string): CommandFailed {
  const why = body.error_description ?? body.error ?? 'no reason was given'
  return new CommandFailed(EXIT.notSignedIn, `${what}: ${why}.`)
}
