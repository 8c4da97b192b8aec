import { processWide } from '@/lib/process'

/** One successful authentication with a public key (`private_key_jwt`). */
export type KeyUse = {
  /** The key's id, or that of the address where the app publishes its keys. */
  keyId: string
  appId: string
  at: Date
  address: string
  userAgent: string
  /** As for secrets: the grant type, or the endpoint. */
  grantType: string
}

const waiting = processWide('key-uses', () => ({ byKey: new Map<string, KeyUse>() }))

/** Remembers a use until the next flush, at most a second away. Costs no database round trip. */
export function noteKeyUse(use: KeyUse): void {
  const known = waiting.byKey.get(use.keyId)
  if (!known || use.at >= known.at) waiting.byKey.set(use.keyId, use)
}

/** Hands over everything that was noted, and begins anew. */
export function takeKeyUses(): KeyUse[] {
  const taken = [...waiting.byKey.values()]
  waiting.byKey.clear()
  return taken
}
