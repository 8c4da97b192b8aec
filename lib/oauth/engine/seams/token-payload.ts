import type { AdapterPayload } from '../../protocol/oidc-provider'

/** A token that the engine is about to sign, with the list of what it would keep of it. */
export type MintedToken = AdapterPayload & {
  jti: string
  kind: string
  remainingTTL: number
  extra?: { sub?: unknown }
  constructor: { IN_PAYLOAD: string[] }
}

/** What the engine would keep of a token. It keeps nothing of a JWT (RFC 9068). */
export function keptPayload(token: MintedToken): AdapterPayload {
  const known = token.constructor.IN_PAYLOAD.map((name): [string, unknown] => [name, token[name]])
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}
