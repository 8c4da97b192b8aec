import { now } from '@/lib/clock'
import { addressBlock } from '@/lib/limits/address-blocks'
import { AddressWindow } from '@/lib/limits/address-window'
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
  /** Guesses for one app from everywhere. */
  app: 3_000,
} as const

const KNOWN_FOR_MS = 60 * 60 * 1000
const KEYS_KEPT = 20_000

const counts = processWide('failed-authentications', () => {
  const { windowSeconds } = FAILURE_LIMITS
  const from = (limit: number) => new AddressWindow({ windowSeconds, keysKept: KEYS_KEPT, limit })
  return {
    credential: from(FAILURE_LIMITS.credential),
    appFromAddress: from(FAILURE_LIMITS.appFromAddress),
    address: from(FAILURE_LIMITS.address),
    app: new FailureWindow({ windowSeconds, keysKept: KEYS_KEPT }),
    /** Pairs of app and address that have authenticated, and when; the oldest first. */
    known: new Map<string, number>(),
  }
})

/**
 * How many seconds this client must wait before the next attempt; 0 if it need not wait. Costs a
 * few look-ups in memory. If an app has authenticated from an address within the hour, only the
 * failures of this credential there count. So nobody can lock it out by failures elsewhere, or with
 * other apps.
 */
export function secondsToWait({ appId, address, credential }: ClientAttempt): number {
  const own = counts.credential.secondsClosed(address, credential)
  if (own > 0) return own
  if (isKnown({ appId, address })) return 0
  return (
    counts.appFromAddress.secondsClosed(address, appId) ||
    counts.address.secondsClosed(address) ||
    counts.app.secondsClosed(appId, FAILURE_LIMITS.app)
  )
}

/**
 * Notes a failure. Answers true if it was the one that reached the limit. A retired secret
 * (`retired`) is an old deployment, not a guess: it counts only against itself. Apps that do not
 * exist are counted by address only.
 */
export function noteFailure(
  { appId, address, credential }: ClientAttempt,
  kind: 'guess' | 'retired' | 'unknown app',
): boolean {
  const filled = kind !== 'retired' && counts.address.note(address)
  if (kind === 'unknown app') return filled
  if (kind === 'guess') {
    counts.appFromAddress.note(address, appId)
    counts.app.note(appId)
  }
  return counts.credential.note(address, credential)
}

/** Notes that the app has authenticated from this address. */
export function noteSuccess(attempt: Pair): void {
  if (isKnown(attempt)) return
  const [oldest] = counts.known.keys()
  if (oldest !== undefined && counts.known.size >= KEYS_KEPT) counts.known.delete(oldest)
  counts.known.set(pairOf(attempt), now().getTime())
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetFailures(): void {
  for (const name of ['credential', 'appFromAddress', 'address', 'app'] as const) {
    counts[name].forgetAll()
  }
  counts.known.clear()
}

type Pair = Pick<ClientAttempt, 'appId' | 'address'>

function pairOf({ appId, address }: Pair): string {
  return `${appId} ${addressBlock(address)}`
}

function isKnown(pair: Pair): boolean {
  const since = counts.known.get(pairOf(pair))
  if (since === undefined) return false
  if (since > now().getTime() - KNOWN_FOR_MS) return true
  counts.known.delete(pairOf(pair))
  return false
}
