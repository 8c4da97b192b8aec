import { processWide } from '@/lib/process'

/** When a token was last minted or used of what a person has allowed an app. */
export type GrantUse = { grantDigest: Buffer; at: Date }

const waiting = processWide('grant-uses', () => ({ byGrant: new Map<string, GrantUse>() }))

/** Remembers a use until the next flush, at most a second away. Costs no database round trip. */
export function noteGrantUse(use: GrantUse): void {
  const key = use.grantDigest.toString('latin1')
  const known = waiting.byGrant.get(key)
  if (!known || use.at >= known.at) waiting.byGrant.set(key, use)
}

/** Hands over everything that was noted, and begins anew. */
export function takeGrantUses(): GrantUse[] {
  const taken = [...waiting.byGrant.values()]
  waiting.byGrant.clear()
  return taken
}
