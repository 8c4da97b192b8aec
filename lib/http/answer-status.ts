import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process'

type Holder = { status: number | null }

const current = processWide('answer-status', () => new AsyncLocalStorage<Holder>())

/**
 * Makes `status` the HTTP status of the request that is being answered. Next answers a server
 * action, and a page that is there, with 200 whatever they say; its router reads the answer all the
 * same under another status.
 */
export function setAnswerStatus(status: number): void {
  const holder = current.getStore()
  if (holder) holder.status = status
}

/** Runs `work`; `statusOf` tells, later, what `setAnswerStatus` was given inside it, or null. */
export function withAnswerStatus<T>(work: (statusOf: () => number | null) => T): T {
  const holder: Holder = { status: null }
  return current.run(holder, () => work(() => holder.status))
}
