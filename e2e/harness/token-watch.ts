import { setTimeout as pause } from 'node:timers/promises'
import { askToken, type Credentials } from './token'

/** What apps saw that asked for tokens all the time. */
export type Seen = {
  tokens: number
  /** The longest time in which no token came. */
  longestGapSeconds: number
  /** The longest time that one answer took. */
  slowestSeconds: number
  /** By status, how many answers were no token; 0 stands for a broken connection. */
  others: Record<number, number>
  /** Answers 503 that do not say when to come again. */
  withoutRetryAfter: number
}

export type TokenWatch = { seen: Seen; stop: () => Promise<Seen> }

/** So many programs at each process ask, and wait as long after each answer. */
const PROGRAMS = 2
const PAUSE_MS = 50

/** Asks each of these processes for tokens until it is stopped. */
export function watchTokens(origins: readonly string[], who: Credentials): TokenWatch {
  const seen: Seen = {
    tokens: 0,
    longestGapSeconds: 0,
    slowestSeconds: 0,
    others: {},
    withoutRetryAfter: 0,
  }
  let stopped = false
  const program = async (origin: string) => {
    let last = performance.now()
    while (!stopped) {
      const asked = performance.now()
      const answer = await askToken(origin, who).catch(() => null)
      const answered = performance.now()
      seen.slowestSeconds = Math.max(seen.slowestSeconds, (answered - asked) / 1000)
      if (answer?.status === 200) {
        seen.tokens += 1
        seen.longestGapSeconds = Math.max(seen.longestGapSeconds, (answered - last) / 1000)
        last = answered
      } else {
        const status = answer?.status ?? 0
        seen.others[status] = (seen.others[status] ?? 0) + 1
        if (status === 503 && !answer?.headers['retry-after']) seen.withoutRetryAfter += 1
      }
      await pause(PAUSE_MS)
    }
  }
  const all = origins.flatMap((origin) => Array.from({ length: PROGRAMS }, () => origin))
  const running = Promise.all(all.map(program))
  return {
    seen,
    stop: async () => {
      stopped = true
      await running
      return seen
    },
  }
}
