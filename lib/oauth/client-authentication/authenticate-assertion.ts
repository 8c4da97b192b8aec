import { HOUR, now } from '@/lib/clock'
import { sha256 } from '@/lib/crypto/digest'
import { ownKeysId } from '../clients/client-metadata'
import { findClientKeys, rememberOnce } from '../clients/key-store'
import { keysReadError, triedKeyId, verificationKeys } from '../clients/verification-keys'
import { acceptAssertionsFor } from '../engine/seams/assertion-audience'
import { replaceSingleUse } from '../engine/seams/single-use'
import { CLOCK_SKEW_SECONDS } from '../protocol/clock-skew'
import { mayBeOfType } from '../protocol/jwt-type'
import { type Client, errors, type KoaContextWithOIDC, Provider } from '../protocol/oidc-provider'
import { AUTHENTICATION_FAILURES } from '../protocol/routes'
import { answerError } from '../request/answer-error'
import { limitWrites } from '../request/limit-writes'
import { requestSlot } from '../request/request-slot'
import { appOfRequest, keyIdOfRequest } from './app-of-request'
import { checkFapiAssertion } from './fapi'
import { noteUseOfKey } from './note-use-of'
import { isOutside } from './outside-networks'
import { refuseClient, TooManyFailures } from './refuse-client'

/** RFC 7523 §3: an assertion with a longer validity than this is refused. */
export const ASSERTION_LIFE_SECONDS = HOUR

/** The state of the request's client assertion. */
const assertionState = requestSlot<'presented' | 'verified' | 'outside' | 'accepted'>(
  'assertion state',
)

/**
 * The first half of authenticating a client by `private_key_jwt` (RFC 7523 §3, OpenID Connect Core
 * §9). It reads the public keys that may verify the assertion; a removed key is not among them. The
 * keys that the app publishes itself are read later, when the engine asks for them.
 */
export async function beginAssertion(
  ctx: KoaContextWithOIDC,
  client: Client,
  kid: string | null,
): Promise<void> {
  assertionState.set('presented', ctx)
  if (!ownKeysId(client)) verificationKeys.set(await findClientKeys(client.clientId, kid), ctx)
}

/** The checks that the engine leaves to us, after it has verified the signature and every claim. */
export function checkAssertion(
  ctx: KoaContextWithOIDC,
  claims: { exp?: unknown; aud?: unknown },
  header?: { typ?: unknown; alg?: unknown },
  client?: Client,
): void {
  if (!mayBeOfType(header, 'client-authentication+jwt')) {
    throw new errors.InvalidClientAuth('the client_assertion says that it is something else (typ)')
  }
  if (client) checkFapiAssertion(client, { claims, header, issuer: ctx.oidc.issuer })
  const latest = now().getTime() / 1000 + ASSERTION_LIFE_SECONDS + CLOCK_SKEW_SECONDS
  if (typeof claims.exp !== 'number' || claims.exp > latest) {
    throw new errors.InvalidClientAuth('the client_assertion is valid for more than an hour')
  }
  if (assertionState.get(ctx)) assertionState.set('verified', ctx)
}

/**
 * The algorithms of client assertions (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864); none is symmetric.
 */
export const ASSERTION_ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
  'RS256',
  'PS256',
  'PS384',
  'PS512',
] as const

/**
 * Lets apps authenticate by assertion. An assertion (RFC 7523 §3) and a DPoP proof (RFC 9449 §11.1)
 * work once in the whole installation. For an assertion this is the engine's last check: after it,
 * the app has authenticated.
 */
export function acceptAssertions(provider: Provider): void {
  replaceSingleUse(provider, async (issuer, jti, expiresSeconds) => {
    const { ctx } = Provider
    if (ctx && assertionState.get(ctx) === 'verified' && isFromOutside(ctx)) return false
    limitWrites()
    const isFirst = await rememberOnce(sha256(`${issuer} ${jti}`), now(), expiresSeconds)
    if (isFirst && ctx && assertionState.get(ctx) === 'verified') noteAuthenticated(ctx)
    return isFirst
  })
  acceptAssertionsFor(provider, ({ route }) => audiencesAt(provider, route))
  for (const failure of AUTHENTICATION_FAILURES)
    provider.on(failure as 'grant.error', noteFailedAssertion)
}

/**
 * RFC 7523 §3 leaves open what names the server, and clients send all of these: the issuer, with or
 * without a slash, the token endpoint, and the endpoint that is asked.
 */
export function audiencesAt(provider: Provider, route: string): Set<string> {
  const { issuer } = provider
  return new Set([issuer, `${issuer}/`, provider.urlFor('token'), provider.urlFor(route)])
}

/** Answered as an assertion that was used before, of which the engine says no more than of any other. */
function isFromOutside(ctx: KoaContextWithOIDC): boolean {
  const app = appOfRequest.get(ctx)
  if (!app || !isOutside(app, app.attempt.address)) return false
  assertionState.set('outside', ctx)
  return true
}

function noteAuthenticated(ctx: KoaContextWithOIDC): void {
  const app = appOfRequest.get(ctx)
  if (!app) throw new Error('lib/oauth: an assertion came before its app was looked up')
  assertionState.set('accepted', ctx)
  const keyId = triedKeyId.get(ctx)
  if (keyId === undefined) throw new Error('lib/oauth: verified with no key')
  keyIdOfRequest.set(keyId, ctx)
  noteUseOfKey(ctx, app.attempt, keyId)
}

/** The engine has written its 401 already. After too many failures, 429 takes its place. */
function noteFailedAssertion(ctx: KoaContextWithOIDC, error: errors.OIDCProviderError): void {
  const app = appOfRequest.get(ctx)
  const state = assertionState.get(ctx)
  if (!app || !state || state === 'accepted' || error.error !== 'invalid_client') return
  const wasRight = state !== 'presented'
  const spent = state === 'outside' ? 'outside_networks' : 'assertion_spent'
  const why = wasRight ? spent : whyNotVerified(ctx)
  const detail = keysReadError.get(ctx) ?? error.error_detail
  try {
    refuseClient(ctx, app.attempt, { why, wasRight, detail })
  } catch (tooMany) {
    if (!(tooMany instanceof TooManyFailures)) throw tooMany
    answerError(ctx, tooMany)
  }
}

function whyNotVerified(ctx: KoaContextWithOIDC) {
  if (keysReadError.get(ctx) !== undefined) return 'unreadable_keys'
  return verificationKeys.get(ctx)?.length === 0 ? 'unknown_key' : 'wrong_assertion'
}
