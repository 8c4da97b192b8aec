import { now } from '@/lib/clock'
import type { Answer } from '@/lib/http/answer'
import { inThisOrganization } from './in-this-organization'

type Poll<T> = {
  /** Seconds until the next request, after this time of waiting; null ends it. */
  nextSeconds: (waitedSeconds: number) => number | null
  /**
   * What came, null if nothing did: offline, or the server restarts. `false` ends it. Dates come as
   * texts.
   */
  onAnswer: (answer: Answer<T> | null) => boolean
  /** No answer has ended it in time. */
  onGivenUp?: () => void
}

/**
 * Asks `address` again and again, and pauses while the page is hidden. Returns a function that stops
 * it.
 */
export function poll<T>(
  address: string,
  { nextSeconds, onAnswer, onGivenUp }: Poll<T>,
): () => void {
  const began = now().getTime()
  const polling = new AbortController()
  const { signal } = polling
  let timer: ReturnType<typeof setTimeout> | undefined

  const goOn = async () => {
    clearTimeout(timer)
    if (document.hidden) return
    const answer = await ask<T>(address, signal)
    if (signal.aborted) return
    const seconds = nextSeconds((now().getTime() - began) / 1000)
    const more = onAnswer(answer)
    if (!more || seconds === null) {
      polling.abort()
      if (more) onGivenUp?.()
      return
    }
    clearTimeout(timer)
    timer = setTimeout(goOn, seconds * 1000)
  }

  signal.addEventListener('abort', () => clearTimeout(timer))
  document.addEventListener('visibilitychange', goOn, { signal })
  void goOn()
  return () => polling.abort()
}

async function ask<T>(address: string, signal: AbortSignal): Promise<Answer<T> | null> {
  try {
    const response = await fetch(inThisOrganization(address), { signal, cache: 'no-store' })
    return (await response.json()) as Answer<T>
  } catch {
    return null
  }
}
