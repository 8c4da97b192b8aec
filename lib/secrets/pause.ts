import { HOUR, MINUTE, secondsAfter } from '@/lib/clock'

/** How long a pause lasts: so many seconds, or until somebody resumes the secret. */
const LENGTHS = { '15m': 15 * MINUTE, '1h': HOUR, until_resumed: null } as const

export type PauseLength = keyof typeof LENGTHS

export const PAUSE_LENGTHS = Object.keys(LENGTHS) as [PauseLength, ...PauseLength[]]

export const PAUSE_NOTE_MAX = 200

/**
 * The last pause of a secret: it is refused from `at` on, until `until`, or (null) until somebody
 * resumes it. It holds its slot meanwhile.
 */
export type Pause = { at: Date; until: Date | null }

/** What is stored for "until somebody resumes it", so that one comparison finds what is paused. */
export const UNTIL_RESUMED = new Date('9999-12-31T00:00:00Z')

/** The end of a pause of this length that begins at `from`; null: until somebody resumes it. */
export function pauseEnd(length: PauseLength, from: Date): Date | null {
  const seconds = LENGTHS[length]
  return seconds === null ? null : secondsAfter(from, seconds)
}

/** Whether the pause goes on at `now`. */
export function isPaused(pause: Pause | null, now: Date): boolean {
  return pause !== null && (pause.until === null || pause.until > now)
}

/** The pause in a secret's row. */
export function pauseOf(row: { pausedAt: Date | null; pausedUntil: Date | null }): Pause | null {
  const { pausedAt: at, pausedUntil: until } = row
  if (!at || !until) return null
  return { at, until: until >= UNTIL_RESUMED ? null : until }
}
