import { FailureWindow } from './failure-window'

/** So many requests a caller of the management API may send in a minute, at each process. */
export const API_REQUESTS = 6_000
export const API_WINDOW_SECONDS = 60

const window = new FailureWindow({ windowSeconds: API_WINDOW_SECONDS, keysKept: 10_000 })

/** What is left to a caller: requests, and the whole seconds until they are all there again. */
export type Left = { requests: number; seconds: number }

/** Counts one request of the caller, in the memory of this process. Null when none was left. */
export function noteApiRequest(caller: string): Left | null {
  const noted = window.note(caller)
  return noted > API_REQUESTS ? null : leftAfter(caller, noted)
}

/** How long a caller who has none left has to wait, in whole seconds. */
export function secondsUntilServed(caller: string): number {
  return Math.max(1, window.secondsClosed(caller, API_REQUESTS))
}

export function forgetApiRequests(): void {
  window.forgetAll()
}

function leftAfter(caller: string, noted: number): Left {
  const seconds = window.secondsClosed(caller, noted) || API_WINDOW_SECONDS
  return { requests: API_REQUESTS - noted, seconds }
}
