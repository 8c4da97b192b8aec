import { processWide } from '@/lib/process'

/** One successful authentication with a public key (`private_key_jwt`). */
export type KeyUse = {
  /** The key's id, or the id of the JWKS address where the app publishes its keys. */
  keyId: string
  appId: string
  at: Date
  address: string
  userAgent: string
  /** The grant type or the endpoint, as for secrets. */
  grantType: string
}

const waiting = processWide('key-uses', () => ({ byKey: new Map<string, KeyUse>() }))

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export function noteKeyUse(use: KeyUse): void {
  const known = waiting.byKey.get(use.keyId)
  if (!known || use.at >= known.at) waiting.byKey.set(use.keyId, use)
}

/** Returns all uses since the last call, and removes them from memory. */
export function takeKeyUses(): KeyUse[] {
  const taken = [...waiting.byKey.values()]
  waiting.byKey.clear()
  return taken
}
