import { now } from '@/lib/clock'
import { noteGrantUse } from '@/lib/usage/note-grant-use'
import { keptPayload, type MintedToken } from '../engine/seams/token-payload'
import { runningEngine } from '../protocol/running-engine'
import { cutLife } from '../tokens/access-token-life'
import { type Artifact, type MadeBy, toArtifact } from '../tokens/artifact'
import { refreshTokenSeconds } from '../tokens/longest-life'
import { familyOf, redemptionOf } from '../tokens/redeem'
import { redeemSource } from '../tokens/redemption-store'
import { ACCESS_TOKEN_SECONDS } from '../tokens/token-lives'
import { tokenValue } from '../tokens/token-value'
import type { Authenticated, PlainAnswer } from './decision'
import { idTokenOf } from './id-token'
import type { Redeemable } from './redeemable'

type Made = { value: string; artifact: Artifact }

/** What the request makes of its source, beside an access token and an ID token. */
type Order = {
  /** The grant types that led to the tokens, in the engine's words. */
  gty: string
  /** The data of the refresh token that only it has; null for none. */
  refresh: { rotations: number; iiat?: number } | null
}

/**
 * RFC 6749 §5.1, OpenID Connect Core §3.1.3.3. Makes the tokens and uses the source up; null if
 * another request was first.
 */
export async function issueTokens(
  who: Authenticated,
  source: Redeemable,
  { gty, refresh }: Order,
): Promise<PlainAnswer | null> {
  const { AccessToken, RefreshToken } = runningEngine()
  const { policy } = who.app
  const { found, payload, client, scope, value } = source
  const { accountId, grantId, sessionUid, sid, acr, amr, authTime, nonce } = payload
  const shared = { accountId, client, grantId, gty, sessionUid, sid }
  const lives = { expiresIn: cutLife(ACCESS_TOKEN_SECONDS, policy.accessTokenMaxMinutes) }
  const token = new AccessToken(Object.assign(lives, shared))
  token.scope = scope
  const signedIn = { acr, amr, authTime, nonce, scope: payload.scope }
  const expiresIn = refreshTokenSeconds({ iiat: refresh?.iiat }, policy.refreshMaxDays)
  const following =
    refresh && new RefreshToken(Object.assign({ expiresIn }, shared, signedIn, refresh))
  const family = familyOf(found)
  const by = { secretId: who.secretId, keyId: null, family }
  const access = makeArtifact(token, by)
  const next = following && makeArtifact(following, by)
  const idToken = await idTokenOf(source, access.value)
  const kept = { successor: next?.value ?? null, seconds: policy.refreshReuseSeconds }
  const made = next ? [access.artifact, next.artifact] : [access.artifact]
  const { digest, kind, grantDigest } = found
  const redemption = redemptionOf({ digest, kind, value, family }, made, kept)
  if (!(await redeemSource(redemption))) return null
  if (grantDigest) noteGrantUse({ grantDigest, at: now() })
  return {
    access_token: access.value,
    expires_in: token.expiration,
    id_token: idToken,
    refresh_token: next?.value,
    scope,
    token_type: 'Bearer',
  }
}

function makeArtifact(minted: object, by: MadeBy): Made {
  const token = minted as MintedToken
  const value = tokenValue()
  const payload = keptPayload(token)
  payload.jti = value
  const made = { payload, ttlSeconds: token.remainingTTL, by }
  return { value, artifact: toArtifact(token.kind, value, made) }
}
