import type { AdapterPayload } from '../protocol/oidc-provider'
import { artifactAdapter } from './artifact-adapter'
import { jwtRecordId } from './presented-jwt'

type MintedJwt = AdapterPayload & {
  jti: string
  kind: string
  remainingTTL: number
  extra?: { sub?: unknown }
  constructor: { IN_PAYLOAD: string[] }
}

/**
 * Called by the engine just before it signs a JWT access token (RFC 9068), which it does not keep.
 * Its shadow is kept as an opaque token would be, with all that its life hangs on, so that it can
 * be introspected, revoked, and refused when its secret, key, grant, app or person is gone.
 */
export async function keepJwtRecord(
  _ctx: unknown,
  minted: unknown,
  { payload }: { payload: { iat?: unknown; exp?: unknown; sub?: unknown } },
): Promise<void> {
  const token = minted as MintedJwt
  // RFC 8693 §4.1: who the token is about stays the same where another acts.
  if (typeof token.extra?.sub === 'string') payload.sub = token.extra.sub
  const known = token.constructor.IN_PAYLOAD.map((name): [string, unknown] => [name, token[name]])
  await artifactAdapter(token.kind).upsert(
    jwtRecordId(token.jti),
    {
      ...Object.fromEntries(known.filter(([, value]) => value !== undefined)),
      iat: payload.iat as number,
      exp: payload.exp as number,
    },
    token.remainingTTL,
  )
}
