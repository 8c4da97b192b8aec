import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { idTokenAlgorithm } from '../clients/client-metadata'
import { idTokenClaims } from '../engine/seams/id-token'
import { runningEngine } from '../protocol/running-engine'
import { signJwt } from '../signing-keys/sign-jwt'
import { personClaims } from '../tokens/claims'
import { accessTokenHash, idTokenScope } from '../tokens/id-token-contents'
import { tokenLives } from '../tokens/token-lives'
import type { Redeemable } from './redeemable'

/** The ID token that comes with an access token, if the person signed in with OpenID Connect. */
export async function idTokenOf(
  { found, payload, scopes, scope, client }: Redeemable,
  accessToken: string,
): Promise<string | undefined> {
  if (!scopes.has('openid')) return undefined
  const { accountId: sub, acr, amr, authTime, nonce, sid } = payload
  const person = found.person ? personClaims(found.person, client) : {}
  const available = { sub, ...person, acr, amr, auth_time: authTime }
  const algorithm = idTokenAlgorithm(client)
  const more = {
    // OpenID Connect Core §12.2: an ID token of a refresh repeats no nonce.
    nonce: found.kind === 'RefreshToken' ? undefined : nonce,
    sid,
    at_hash: accessTokenHash(accessToken, algorithm),
  }
  const claims = await idTokenClaims(runningEngine(), client, {
    available,
    scope: idTokenScope(client, scope),
    more,
  })
  const iat = Math.floor(now().getTime() / 1000)
  const exp = iat + tokenLives.IdToken
  const whole = Object.assign(claims, { aud: client.clientId, exp, iat, iss: config().url, sub })
  return signJwt(whole, algorithm)
}
