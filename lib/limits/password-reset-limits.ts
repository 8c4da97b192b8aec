import { RateLimiterRes } from 'rate-limiter-flexible'
import { HOUR } from '@/lib/clock'
import { noteAttemptFrom } from './address-counter'
import { countedAs, counter, type Limit } from './counter'

/** One address, for all accounts. */
const PER_ADDRESS: Limit = { name: 'password-reset/address', attempts: 10, seconds: HOUR }

/** One account, from everywhere: so many mails in an hour, of which the last one has a link that works. */
const PER_ACCOUNT: Limit = { name: 'password-reset/account', attempts: 3, seconds: HOUR }

/** Counts a request for a new password. Refuses an address with `too_many_attempts`. */
export function noteResetRequest(address: string | null): Promise<void> {
  return noteAttemptFrom(PER_ADDRESS, { address })
}

/** Counts it for the account of this email, if there is one or not. False: it has had enough mails. */
export async function mayMailReset(email: string): Promise<boolean> {
  try {
    await counter(PER_ACCOUNT).consume(countedAs(email))
    return true
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over
    return false
  }
}
