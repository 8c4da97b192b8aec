import { MINUTE, now } from '@/lib/clock'
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
  const began = now().getTime()
  const watch = new AbortController()
  const { signal } = watch
  let timer: ReturnType<typeof setTimeout> | undefined

  const goOn = async () => {
    clearTimeout(timer)
    if (document.hidden) return
    const answer = await look(address, signal)
    if (signal.aborted) return
    const end = endOf(answer)
    const seconds = nextLookSeconds((now().getTime() - began) / 1000)
    if (end || seconds === null) {
      watch.abort()
      return onEnd(end ?? { end: 'given_up' })
    }
    clearTimeout(timer)
    timer = setTimeout(goOn, seconds * 1000)
  }

  signal.addEventListener('abort', () => clearTimeout(timer))
  document.addEventListener('visibilitychange', goOn, { signal })
  void goOn()
  return () => watch.abort()
}

type Look = Answer<FirstUse | null> | null

/** Null when there was no answer: offline, or the server restarts. */
async function look(address: string, signal: AbortSignal): Promise<Look> {
  try {
    const response = await fetch(address, { signal, cache: 'no-store' })
    return (await response.json()) as Look
  } catch {
    return null
  }
}

function endOf(answer: Look): Watched | null {
  if (!answer) return null
  if (answer.ok) return answer.value ? { end: 'used', use: answer.value } : null
  return answer.refusal.status < 500 ? { end: 'refused' } : null
}
