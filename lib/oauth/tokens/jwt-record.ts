import { keptPayload, type MintedToken } from '../engine/seams/token-payload'
import { artifactAdapter } from './artifact-adapter'
import { idsOf } from './ids-of'
import { jwtRecordId } from './presented-jwt'

/**
 * The engine calls this just before it signs a JWT access token (RFC 9068), which it does not
 * store. We store a record of it, like one of an opaque token. So it can be introspected and
 * revoked, and is refused when its secret, key, grant, app or person is gone. Its type is its API's
 * setting.
 */
export async function keepJwtRecord(
  _ctx: unknown,
  minted: unknown,
  jwt: { header?: object | undefined; payload: Record<string, unknown> },
): Promise<void> {
  const token = minted as MintedToken
  const { payload } = jwt
  jwt.header = { typ: token.resourceServer?.jwt.typ }
  // RFC 8693 §4.1: the subject stays the same when another party acts.
  if (typeof token.extra?.sub === 'string') payload.sub = token.extra.sub
  payload.ends_with = idsOf(token)
  await artifactAdapter(token.kind).upsert(
    jwtRecordId(token.jti),
    {
      ...keptPayload(token),
      iat: payload.iat as number,
      exp: payload.exp as number,
    },
    token.remainingTTL,
  )
}
