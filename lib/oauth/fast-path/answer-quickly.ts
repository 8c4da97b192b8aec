import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '@/lib/config'
import { sha256 } from '@/lib/crypto/digest'
import { secretMatches } from '@/lib/secrets/digest-secret'
import { parseSecret } from '@/lib/secrets/parse-secret'
import { NOBODYS } from '../client-authentication/authenticate-secret'
import { type ClientAttempt, clientAttemptOf } from '../client-authentication/client-attempt'
import { noteSuccess, secondsToWait } from '../client-authentication/failed-authentications'
import { noteUseOf } from '../client-authentication/note-use-of'
import { findPresented, type Presented } from '../clients/store'
import { plainScopes } from '../grant-types/client-credentials'
import type { FindClient } from '../protocol/find-client'
import { ROUTES } from '../protocol/routes'
import { addressOf } from '../request/origin'
import { apisOf } from '../resources/apis-of'
import { apiOfAll } from '../resources/resource-server'
import { toArtifact, toPayload } from '../tokens/artifact'
import { findArtifact, insertArtifact } from '../tokens/artifact-store'
import { CLIENT_CREDENTIALS_TTL_SECONDS } from '../tokens/token-lives'
import { type PlainRequest, readPlain } from './plain-request'

/** Who has authenticated, and with which secret. */
type Authenticated = { attempt: ClientAttempt; secretId: string; app: Presented }

type Answer = Record<string, unknown>

/**
 * Says yes, quickly, to the two requests that machines make all day, exactly as the engine would:
 * a token for an app itself, and whether such a token lives. It never says no: whatever is unusual,
 * wrong or unlucky is left (false) to the engine, which then decides from the beginning. Why this
 * exists and when it should go: docs/decisions/0009.
 */
export async function answerQuickly(
  req: IncomingMessage,
  res: ServerResponse,
  { body, findClient }: { body: string; findClient: FindClient },
): Promise<boolean> {
  const plain = readPlain(req.headers.authorization, body)
  if (!plain) return false
  const kind = req.url === ROUTES.token ? grantable(plain) : askable(plain)
  if (!kind) return false
  const who = await authenticated(plain, addressOf(req))
  const answer = who && (await kind(who, findClient))
  if (!answer) return false
  noteSuccess(who.attempt)
  noteUseOf(req, who.attempt, req.url === ROUTES.token ? 'client_credentials' : 'introspection')
  say(res, answer, req.url === ROUTES.token ? 'DPoP-Nonce,WWW-Authenticate' : 'WWW-Authenticate')
  return true
}

/** RFC 6749 §2.3.1. */
async function authenticated(plain: PlainRequest, address: string): Promise<Authenticated | null> {
  const { appId, secret: value } = plain
  const secretId = parseSecret(value)?.id
  if (!secretId) return null
  const attempt = clientAttemptOf(address, { appId, secretId })
  if (secondsToWait(attempt) > 0) return null
  const app = await findPresented({ appId, secretId })
  const matches = secretMatches(value, app?.secret ?? NOBODYS)
  if (!matches || !app?.secret || app.outOfService || app.secret.endedBecause) return null
  return { attempt, secretId, app }
}

type Decide = (who: Authenticated, findClient: FindClient) => Promise<Answer | null>

/** RFC 6749 §4.4. A token that goes to an API is left to the engine: it may be of any form. */
function grantable({ form }: PlainRequest): Decide | null {
  const known = form.has('scope') ? 2 : 1
  if (form.get('grant_type') !== 'client_credentials' || form.size !== known) return null
  const requested = form.get('scope')?.replaceAll('+', ' ')
  return async ({ attempt, secretId, app }, findClient) => {
    const allowed = app.policy.allowedGrantTypes
    if (!allowed.includes('client_credentials')) return null
    const client = await findClient(attempt.appId, app.version, 'client_secret_basic')
    const scopes = client && plainScopes(client, requested)
    if (!scopes || apiOfAll(await apisOf(app.organizationId, app.apisVersion), scopes)) return null
    const scope = scopes.join(' ') || undefined
    const kind = 'ClientCredentials'
    const value = randomBytes(32).toString('base64url')
    const ttlSeconds = CLIENT_CREDENTIALS_TTL_SECONDS
    const payload = { kind, jti: value, clientId: attempt.appId, scope }
    const by = { secretId, keyId: null, family: null }
    await insertArtifact(toArtifact(kind, value, { payload, ttlSeconds, by }))
    return { access_token: value, expires_in: ttlSeconds, token_type: 'Bearer', scope }
  }
}

/** RFC 7662 §2. */
function askable({ form }: PlainRequest): Decide | null {
  const token = form.get('token')
  const known = form.has('token_type_hint') ? 2 : 1
  if (!token || form.size !== known || !/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  return async ({ app: { organizationId } }) => {
    const found = await findArtifact(sha256(token))
    if (found?.kind !== 'ClientCredentials' || found.sealed) return null
    if (found.organizationId !== organizationId) return null
    const { clientId, exp, iat, scope } = toPayload(found, token)
    const iss = config().url
    return { active: true, client_id: clientId, exp, iat, iss, scope, token_type: 'Bearer' }
  }
}

/** What the engine puts on its answers, so that nobody can tell who answered. */
function say(res: ServerResponse, answer: Answer, exposed: string): void {
  res.setHeader('Vary', 'Origin')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('Access-Control-Expose-Headers', exposed)
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.end(JSON.stringify(answer))
}
