import { processWide } from '@/lib/process'

/** One successful authentication with a secret. */
export type SecretUse = {
  secretId: string
  at: Date
  address: string
  userAgent: string
  /** `client_credentials`, …, or the endpoint: `introspection`, `revocation`. */
  grantType: string
}

/**
 * The uses of one secret since the last flush. `perHour` counts them by the start of the hour
 * (UTC).
 */
export type PendingUses = { first: SecretUse; last: SecretUse; perHour: Map<number, number> }

export const LONGEST_USER_AGENT = 256
const HOUR_MS = 60 * 60 * 1000

const waiting = processWide('uses', () => ({ bySecret: new Map<string, PendingUses>() }))

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export function noteSecretUse(use: SecretUse): void {
  const hour = use.at.getTime() - (use.at.getTime() % HOUR_MS)
  const pending = waiting.bySecret.get(use.secretId)
  if (!pending) {
    waiting.bySecret.set(use.secretId, { first: use, last: use, perHour: new Map([[hour, 1]]) })
    return
  }
  if (use.at >= pending.last.at) pending.last = use
  pending.perHour.set(hour, (pending.perHour.get(hour) ?? 0) + 1)
}

/** Returns all uses since the last call, and removes them from memory. */
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
    for (const [hour, uses] of earlier.perHour) {
      later.perHour.set(hour, (later.perHour.get(hour) ?? 0) + uses)
    }
  }
}
