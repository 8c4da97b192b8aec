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

const KEYS_KEPT = 20_000

const counts = processWide('failed-authentications', () => {
  const { windowSeconds } = FAILURE_LIMITS
  const from = (limit: number) => new AddressWindow({ windowSeconds, keysKept: KEYS_KEPT, limit })
  return {
    credential: from(FAILURE_LIMITS.credential),
    appFromAddress: from(FAILURE_LIMITS.appFromAddress),
    address: from(FAILURE_LIMITS.address),
    app: new FailureWindow({ windowSeconds, keysKept: KEYS_KEPT }),
  }
})

/**
 * For how many seconds what fails is turned away; 0 if it is not. Costs a few look-ups in memory.
 * It says nothing about a client that authenticates: that one is never turned away.
 */
export function secondsToWait({ appId, address, credential }: ClientAttempt): number {
  return (
    counts.credential.secondsClosed(address, credential) ||
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

/** Forgets everything, so that each test begins with an empty state. */
export function forgetFailures(): void {
  for (const count of Object.values(counts)) count.forgetAll()
}
