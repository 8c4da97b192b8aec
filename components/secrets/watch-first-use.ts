import { poll } from '@/components/ui/poll'
import { MINUTE } from '@/lib/clock'
import type { Answer } from '@/lib/http/answer'

/** A first use as JSON carries it. */
export type FirstUse = { firstUsedAt: string; firstAddress: string; lastGrantType: string }

/** How the watch ended: with a use, after an hour without one, or because the session ended. */
export type Watched = { end: 'used'; use: FirstUse } | { end: 'given_up' } | { end: 'refused' }

/** Seconds until the next request, after this time of waiting; null after an hour. */
export function nextLookSeconds(waitedSeconds: number): number | null {
  if (waitedSeconds < 2 * MINUTE) return 2
  if (waitedSeconds < 10 * MINUTE) return 5
  return waitedSeconds < 60 * MINUTE ? 20 : null
}

/**
 * Polls `address` until the secret was used, and pauses while the page is hidden. Returns a function
 * that stops it. `onEnd` is called once, unless it was stopped.
 */
export function watchFirstUse(address: string, onEnd: (watched: Watched) => void): () => void {
  return poll<FirstUse | null>(address, {
    nextSeconds: nextLookSeconds,
    onAnswer(answer) {
      const end = endOf(answer)
      if (end) onEnd(end)
      return end === null
    },
    onGivenUp: () => onEnd({ end: 'given_up' }),
  })
}

function endOf(answer: Answer<FirstUse | null> | null): Watched | null {
  if (!answer) return null
  if (answer.ok) return answer.value ? { end: 'used', use: answer.value } : null
  return answer.refusal.status < 500 ? { end: 'refused' } : null
}
