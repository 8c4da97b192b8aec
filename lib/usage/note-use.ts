import { processWide } from '@/lib/process'

/** One successful authentication with a secret. */
export type Use = {
  secretId: string
  at: Date
  address: string
  userAgent: string
  /** `client_credentials`, …, or the endpoint: `introspection`, `revocation`. */
  grantType: string
}

/** What is known of one secret since the last flush. Counts are per hour (UTC), by its start. */
export type GatheredUse = { first: Use; last: Use; perHour: Map<number, number> }

export const LONGEST_USER_AGENT = 256
const HOUR_MS = 60 * 60 * 1000

const waiting = processWide('uses', () => ({ bySecret: new Map<string, GatheredUse>() }))

/** Remembers a use until the next flush, at most a second away. Costs no database round trip. */
export function noteUse(use: Use): void {
  const hour = use.at.getTime() - (use.at.getTime() % HOUR_MS)
  const gathered = waiting.bySecret.get(use.secretId)
  if (!gathered) {
    waiting.bySecret.set(use.secretId, { first: use, last: use, perHour: new Map([[hour, 1]]) })
    return
  }
  if (use.at >= gathered.last.at) gathered.last = use
  gathered.perHour.set(hour, (gathered.perHour.get(hour) ?? 0) + 1)
}

/** Hands over everything that was noted, and begins anew. */
export function takeUses(): Map<string, GatheredUse> {
  const taken = waiting.bySecret
  waiting.bySecret = new Map()
  return taken
}

/** Puts back what could not be written, merged with what was noted meanwhile. */
export function returnUses(taken: Map<string, GatheredUse>): void {
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
