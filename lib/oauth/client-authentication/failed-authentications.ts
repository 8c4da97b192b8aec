import { now } from '@/lib/clock'
import { FailureWindow } from '@/lib/limits/failure-window'
import { processWide } from '@/lib/process'
import type { ClientAttempt } from './client-attempt'

/** How many failures in one window are allowed; `docs/decisions/0008` explains each limit. */
export const FAILURE_LIMITS = {
  windowSeconds: 60,
  /**
   * One credential of one app from one address, for example a forgotten deployment with a dead
   * secret.
   */
  credential: 30,
  /** Guesses for one app from one address. */
  appFromAddress: 60,
  /** Guesses for any app from one address. */
  address: 120,
  /** Guesses for one app from everywhere; also the limit of an address that is known to the app. */
  app: 3_000,
} as const

const KNOWN_FOR_MS = 60 * 60 * 1000
const KEYS_KEPT = 20_000

const counts = processWide('failed-authentications', () => {
  const window = () =>
    new FailureWindow({ windowSeconds: FAILURE_LIMITS.windowSeconds, keysKept: KEYS_KEPT })
  return {
    credential: window(),
    appFromAddress: window(),
    address: window(),
    app: window(),
    /** Pairs of app and address that have authenticated, and when; the oldest first. */
    known: new Map<string, number>(),
  }
})

/**
 * How many seconds this client must wait before the next attempt; 0 if it need not wait. Costs a
 * few look-ups in memory. If an app has authenticated from an address within the hour, only its own
 * failures there count. So nobody can lock it out by failures elsewhere, or with other apps.
 */
export function secondsToWait({ appId, network, pair, credential }: ClientAttempt): number {
  const own = counts.credential.secondsClosed(credential, FAILURE_LIMITS.credential)
  if (own > 0) return own
  if (isKnown(pair)) return counts.appFromAddress.secondsClosed(pair, FAILURE_LIMITS.app)
  return (
    counts.appFromAddress.secondsClosed(pair, FAILURE_LIMITS.appFromAddress) ||
    counts.address.secondsClosed(network, FAILURE_LIMITS.address) ||
    counts.app.secondsClosed(appId, FAILURE_LIMITS.app)
  )
}

/**
 * Notes a failure. Answers true if it was the one that reached the limit. A retired secret
 * (`retired`) is an old deployment, not a guess: it counts only against itself. Apps that do not
 * exist are counted by address only.
 */
export function noteFailure(
  attempt: ClientAttempt,
  kind: 'guess' | 'retired' | 'unknown app',
): boolean {
  const { appId, network, pair, credential } = attempt
  const fromThere = kind === 'retired' ? 0 : counts.address.note(network)
  if (kind === 'unknown app') return fromThere === FAILURE_LIMITS.address
  if (kind === 'guess') {
    counts.appFromAddress.note(pair)
    counts.app.note(appId)
  }
  return counts.credential.note(credential) === FAILURE_LIMITS.credential
}

/** Notes that the app has authenticated from this address. */
export function noteSuccess({ pair }: ClientAttempt): void {
  if (isKnown(pair)) return
  const [oldest] = counts.known.keys()
  if (oldest !== undefined && counts.known.size >= KEYS_KEPT) counts.known.delete(oldest)
  counts.known.set(pair, now().getTime())
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetFailures(): void {
  for (const name of ['credential', 'appFromAddress', 'address', 'app'] as const) {
    counts[name].forgetAll()
  }
  counts.known.clear()
}

function isKnown(pair: string): boolean {
  const since = counts.known.get(pair)
  if (since === undefined) return false
  if (since > now().getTime() - KNOWN_FOR_MS) return true
  counts.known.delete(pair)
  return false
}
