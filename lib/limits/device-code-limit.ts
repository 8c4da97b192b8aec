import { MINUTE } from '@/lib/clock'
import { addressBlock } from './address-block'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** User codes are short, because people type them. Nobody may try them out (RFC 8628 §5.1). */
const PER_ADDRESS: Limit = { name: 'device-code/address', attempts: 20, seconds: 15 * MINUTE }

/** Counts a typed code, before it is looked up. Refuses with `too_many_attempts`. */
export function noteDeviceCode(address: string | null): Promise<void> {
  return noteAttempt(PER_ADDRESS, countedAs(addressBlock(address)))
}

/** Takes back the count of a code that was right. */
export async function forgiveDeviceCode(address: string | null): Promise<void> {
  await counter(PER_ADDRESS).reward(countedAs(addressBlock(address)))
}
