import { processWide } from '@/lib/process'
import { noteCaller } from './note-caller'

/** One successful authentication with a secret. */
export type SecretUse = {
  secretId: string
  appId: string
  at: Date
  address: string
  userAgent: string
  /** `client_credentials`, …, or the endpoint: `introspection`, `revocation`. */
  grantType: string
}

/** The first and the last use of one secret since the last flush. */
export type PendingUses = { first: SecretUse; last: SecretUse }

const waiting = processWide('uses', () => ({ bySecret: new Map<string, PendingUses>() }))

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export function noteSecretUse(use: SecretUse): void {
  const { secretId, appId, at, address, userAgent, grantType } = use
  noteCaller({ kind: 'secret', credentialId: secretId, appId, address, userAgent, grantType }, at)
  const pending = waiting.bySecret.get(secretId)
  if (!pending) waiting.bySecret.set(secretId, { first: use, last: use })
  else if (at >= pending.last.at) pending.last = use
}

/** Returns the first and last uses since the last call, and removes them from memory. */
export function takeSecretUses(): Map<string, PendingUses> {
  const taken = waiting.bySecret
  waiting.bySecret = new Map()
  return taken
}

/** Puts back uses that could not be written, merged with those noted meanwhile. */
export function returnSecretUses(taken: Map<string, PendingUses>): void {
  for (const [secretId, earlier] of taken) {
    const later = waiting.bySecret.get(secretId)
    if (!later) {
      waiting.bySecret.set(secretId, earlier)
      continue
    }
    later.first = earlier.first
    if (earlier.last.at > later.last.at) later.last = earlier.last
  }
}
