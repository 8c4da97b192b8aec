import { setTimeout as pause } from 'node:timers/promises'

/** What a server was like while it was watched. */
export type Watched = {
  /** The longest that `/healthz` took, in milliseconds. */
  longestMs: number
  /** The time in which it did not answer, beyond the first second of each request, in seconds. */
  silentSeconds: number
}

const EVERY_MS = 250

/** Asks for `/healthz` four times a second until `stop`. */
export function watch(origin: string): { seen: Watched; stop: () => Promise<void> } {
  const seen: Watched = { longestMs: 0, silentSeconds: 0 }
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const began = performance.now()
      const isAlive = await fetch(`${origin}/healthz`).then(
        async (answer) => answer.ok && (await answer.text()) !== '',
        () => false,
      )
      const tookMs = performance.now() - began
      seen.longestMs = Math.max(seen.longestMs, Math.round(tookMs))
      seen.silentSeconds += isAlive ? Math.max(0, tookMs / 1000 - 1) : (tookMs + EVERY_MS) / 1000
      await pause(EVERY_MS)
    }
  })()
  return {
    seen,
    stop: async () => {
      isOver = true
      await watching
    },
  }
}
