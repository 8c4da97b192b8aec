import { now } from '@/lib/clock'
import { config } from '@/lib/config'
import { idTokenClaims } from '../engine/seams/id-token'
import { runningEngine } from '../protocol/running-engine'
import { signJwt } from '../signing-keys/sign-jwt'
import { tokenLives } from '../tokens/token-lives'
import type { Redeemable } from './redeemable'

/** The ID token that comes with an access token, if the person signed in with OpenID Connect. */
export async function idTokenOf({
  found,
  payload,
  scopes,
  scope,
  client,
}: Redeemable): Promise<string | undefined> {
  if (!scopes.has('openid')) return undefined
  const { accountId: sub, acr, amr, authTime, nonce, sid } = payload
  const { personName: name, personEmail: email } = found
  const available = { sub, name, email, acr, amr, auth_time: authTime }
  const more = { nonce, sid }
  const claims = await idTokenClaims(runningEngine(), client, { available, scope, more })
  const iat = Math.floor(now().getTime() / 1000)
  const exp = iat + tokenLives.IdToken
  return signJwt(Object.assign(claims, { aud: client.clientId, exp, iat, iss: config().url, sub }))
}
