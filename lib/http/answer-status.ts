import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process'

type Holder = { status: number | null }

const current = processWide('answer-status', () => new AsyncLocalStorage<Holder>())

/**
 * Sets the HTTP status of the current request's answer. Next itself answers every server action and
 * every page that exists with 200. Its router accepts the answer with another status, too.
 */
export function setAnswerStatus(status: number): void {
  const holder = current.getStore()
  if (holder) holder.status = status
}

/**
 * Runs `work`. Its `statusOf` returns the status that `setAnswerStatus` was given meanwhile, or
 * null.
 */
export function withAnswerStatus<T>(work: (statusOf: () => number | null) => T): T {
  const holder: Holder = { status: null }
  return current.run(holder, () => work(() => holder.status))
}
