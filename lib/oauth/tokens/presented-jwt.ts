import { JWT_TYPES } from '@/lib/apis/api'
import { config } from '@/lib/config'
import { hmacSha256 } from '@/lib/crypto/digest'
import { keyFor, keysFor } from '@/lib/keys'
import type { KoaContextWithOIDC } from '../protocol/oidc-provider'
import { findVerificationKey } from '../signing-keys/key-ring'
import { verifyBytes } from '../signing-keys/verify-bytes'
import { likeValue } from './token-value'

/** Hides a JWT from the engine, which would otherwise refuse it without asking our storage. */
const OPAQUE_PREFIX = 'jwt:'
/** Opaque tokens have no dots. */
const JWT = /^(?:jwt:)?([\w-]+)\.([\w-]+)\.([\w-]+)$/

/**
 * The value under which the record of a JWT is stored. It is not the `jti`, because people who may
 * not use the token can often read that. So the `jti` instead of the JWT opens nothing.
 */
export function jwtRecordId(jti: string, key = keyFor('presented-jwt')): string {
  return likeValue(jti, hmacSha256(key, jti).toString('base64url'))
}

/** Lets a JWT access token pass to introspection (RFC 7662) and revocation (RFC 7009). */
export function admitJwt({ oidc }: KoaContextWithOIDC): void {
  if (oidc.route !== 'introspection' && oidc.route !== 'revocation') return
  const { params } = oidc
  const token = params?.token
  if (
    params &&
    typeof token === 'string' &&
    looksLikeJwt(token) &&
    !token.startsWith(OPAQUE_PREFIX)
  ) {
    params.token = OPAQUE_PREFIX + token
  }
}

/** Whether a presented value has the form of a JWT. */
export function looksLikeJwt(presented: string): boolean {
  return presented.includes('.') && JWT.test(presented)
}

/** The `typ` of access tokens, by the setting of their API. An ID token of ours has none. */
const ACCESS_TOKEN_TYPES: ReadonlySet<unknown> = new Set(Object.values(JWT_TYPES))

/**
 * The values under which the record of this JWT may be stored, one for each master key and the
 * likeliest first, if we signed it as an access token (RFC 9068 §4); otherwise none. The record
 * decides whether the token is alive, and nothing else that we sign has one.
 */
export async function jwtRecordIdsOf(presented: string): Promise<string[]> {
  const [, header = '', body = '', signature = ''] = JWT.exec(presented) ?? []
  const { alg, typ, kid } = parse(header)
  if (!ACCESS_TOKEN_TYPES.has(typ) || typeof kid !== 'string') return []
  const key = await findVerificationKey(kid)
  if (!key || key.algorithm !== alg) return []
  const signed = {
    bytes: Buffer.from(`${header}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  }
  if (!(await verifyBytes(key, signed))) return []
  const { iss, jti } = parse(body)
  if (iss !== config().url || typeof jti !== 'string') return []
  return keysFor('presented-jwt').map((key) => jwtRecordId(jti, key))
}

/** The `jti` of a JWT of ours that was verified before. */
export function jtiOf(presented: string): string {
  const [, , body = ''] = JWT.exec(presented) ?? []
  return String(parse(body).jti)
}

function parse(part: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}
