import { processWide } from '@/lib/process'
import { AddressWindow } from './address-window'

/**
 * How many rows the requests of one address may leave without any authentication. In a minute, a
 * large office signs fewer people in, and devices are rarer still.
 */
export const UNAUTHENTICATED_WRITES = { windowSeconds: 60, limit: 300, keysKept: 20_000 } as const

const writes = processWide(
  'unauthenticated-writes',
  () => new AddressWindow(UNAUTHENTICATED_WRITES),
)

/** Counts one row, before it is written. Answers 0, or after how many seconds to try again. */
export function noteUnauthenticatedWrite(address: string): number {
  return writes.noteIfOpen(address)
}

/** Forgets everything, so that each test begins with an empty state. */
export function forgetUnauthenticatedWrites(): void {
  writes.forgetAll()
}
