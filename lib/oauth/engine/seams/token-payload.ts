import type { AdapterPayload } from '../../protocol/oidc-provider'

/** A token that the engine is about to sign, with the list of what it would store. */
export type MintedToken = AdapterPayload & {
  jti: string
  kind: string
  remainingTTL: number
  extra?: { sub?: unknown }
  /** The API of the token, with what we have said about it. */
  resourceServer?: { jwt: { typ: string } }
  constructor: { IN_PAYLOAD: string[] }
}

/** What the engine would store of a token. It stores nothing of a JWT (RFC 9068). */
export function keptPayload(token: MintedToken): AdapterPayload {
  const known = token.constructor.IN_PAYLOAD.map((name): [string, unknown] => [name, token[name]])
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}
