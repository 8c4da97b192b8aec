import { hash } from 'node:crypto'
import type { SigningAlgorithm } from '@/lib/apps/fields/signing-algorithm'
import { hasShortIdTokens } from '../clients/client-metadata'
import { watchAccessTokens } from '../engine/seams/access-token'
import { completeIdTokens, type UnsignedIdToken } from '../engine/seams/id-token-contents'
import type { Client, Provider } from '../protocol/oidc-provider'
import { requestSlot } from '../request/request-slot'

/** The access token that this request has issued. */
const issuedAccessToken = requestSlot<string>('issued access token')

/** Puts into the engine's ID tokens what it leaves out, and takes out what should not be there. */
export function completeEngineIdTokens(provider: Provider): void {
  watchAccessTokens(provider, (value) => issuedAccessToken.set(value))
  completeIdTokens(provider, complete)
}

function complete(token: UnsignedIdToken): void {
  const { ctx, client, extra } = token
  if (ctx.oidc.params?.grant_type === 'refresh_token') delete extra.nonce
  const accessToken = issuedAccessToken.get(ctx)
  if (accessToken === undefined) return
  extra.at_hash = accessToken
  token.scope = idTokenScope(client, token.scope)
}

/**
 * The scopes whose claims stand in an ID token that comes with an access token (OpenID Connect Core
 * §5.4): what the app's setting says. One that comes alone always has them all.
 */
export function idTokenScope(client: Client, scope: string): string {
  return hasShortIdTokens(client) ? 'openid' : scope
}

/** By the algorithm of the signature; EdDSA with Ed25519 hashes with SHA-512 (RFC 8032 §5.1). */
const HASHES: Record<SigningAlgorithm, string> = {
  RS256: 'sha256',
  ES256: 'sha256',
  EdDSA: 'sha512',
}

/** `at_hash`: the left half of the token's hash (OpenID Connect Core §3.1.3.6). */
export function accessTokenHash(accessToken: string, algorithm: SigningAlgorithm): string {
  const digest = hash(HASHES[algorithm], accessToken, 'buffer')
  return digest.subarray(0, digest.length / 2).toString('base64url')
}
