import { MINUTE } from '@/lib/clock'
import { forgiveAttemptFrom, noteAttemptFrom } from './address-counter'
import type { Limit } from './counter'

/** User codes are short, because people type them. Nobody may try them out (RFC 8628 §5.1). */
const PER_ADDRESS: Limit = { name: 'device-code/address', attempts: 20, seconds: 15 * MINUTE }

/** Counts a typed code, before it is looked up. Refuses with `too_many_attempts`. */
export function noteDeviceCode(address: string | null): Promise<void> {
  return noteAttemptFrom(PER_ADDRESS, { address })
}

/** Takes back the count of a code that was right. */
export function forgiveDeviceCode(address: string | null): Promise<void> {
  return forgiveAttemptFrom(PER_ADDRESS, { address })
}
