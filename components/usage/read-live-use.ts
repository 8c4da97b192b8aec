import { HOUR, MINUTE } from '@/lib/clock'
import type { LiveUse } from '@/lib/usage/live-use'

/** What JSON makes of it: a text of every date. */
type AsJson<T> = T extends Date ? string : T extends object ? { [K in keyof T]: AsJson<T[K]> } : T

export type LiveUseAsJson = AsJson<LiveUse>

/** With dates again. */
export function readLiveUse({ at, uses, stillSent }: LiveUseAsJson): LiveUse {
  return {
    at: new Date(at),
    uses: Object.fromEntries(
      Object.entries(uses).map(([id, use]) => [
        id,
        use && {
          ...use,
          firstUsedAt: new Date(use.firstUsedAt),
          lastUsedAt: new Date(use.lastUsedAt),
        },
      ]),
    ),
    stillSent: stillSent.map((sent) => ({ ...sent, lastAt: new Date(sent.lastAt) })),
  }
}

/**
 * Seconds until the next look, after this time on the page. After an hour it ends: a forgotten page
 * must not keep a session from ending.
 */
export function nextLookSeconds(waitedSeconds: number): number | null {
  if (waitedSeconds < 10 * MINUTE) return 4
  return waitedSeconds < HOUR ? 20 : null
}
