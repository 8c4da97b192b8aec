import { processWide } from '@/lib/process'

/** When a token of a grant was last issued or used. */
export type GrantUse = { grantDigest: Buffer; at: Date }

const waiting = processWide('grant-uses', () => ({ byGrant: new Map<string, GrantUse>() }))

/** Keeps a use in memory until the next flush, at most a second later. No database round trip. */
export function noteGrantUse(use: GrantUse): void {
  const key = use.grantDigest.toString('latin1')
  const known = waiting.byGrant.get(key)
  if (!known || use.at >= known.at) waiting.byGrant.set(key, use)
}

/** Returns all uses since the last call, and removes them from memory. */
export function takeGrantUses(): GrantUse[] {
  const taken = [...waiting.byGrant.values()]
  waiting.byGrant.clear()
  return taken
}
