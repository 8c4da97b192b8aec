import { AsyncLocalStorage } from 'node:async_hooks'
import { processWide } from '@/lib/process'

/** The status that was chosen for the answer, and whether a server action of ours has begun. */
export type AnswerOutcome = { status: number | null; began: boolean }

const current = processWide('answer-status', () => new AsyncLocalStorage<AnswerOutcome>())

/**
 * Sets the HTTP status of the current request's answer. Next itself answers every server action and
 * every page that exists with 200. Its router accepts the answer with another status, too.
 */
export function setAnswerStatus(status: number): void {
  const outcome = current.getStore()
  if (outcome) outcome.status = status
}

/** Notes that a server action has begun: its arguments could be decoded. */
export function noteActionBegan(): void {
  const outcome = current.getStore()
  if (outcome) outcome.began = true
}

/** Runs `work`. Its argument returns what the request has come to so far. */
export function withAnswerStatus<T>(work: (outcome: () => AnswerOutcome) => T): T {
  const outcome: AnswerOutcome = { status: null, began: false }
  return current.run(outcome, () => work(() => outcome))
}
