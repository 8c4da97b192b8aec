import { MINUTE } from '@/lib/clock'
import { addressBlock } from './address-block'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Codes of devices are short, because they are typed: nobody may go through them (RFC 8628 §5.1). */
const PER_ADDRESS: Limit = { name: 'device-code/address', attempts: 20, seconds: 15 * MINUTE }

/** Counts a code that was typed, before it is looked up. Throws `Refusal('too_many_attempts')`. */
export function noteDeviceCode(address: string | null): Promise<void> {
  return noteAttempt(PER_ADDRESS, countedAs(addressBlock(address)))
}

/** Takes back what was counted, once the code was there. */
export async function forgiveDeviceCode(address: string | null): Promise<void> {
  await counter(PER_ADDRESS).reward(countedAs(addressBlock(address)))
}
