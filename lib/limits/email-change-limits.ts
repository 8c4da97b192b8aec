import { RateLimiterRes } from 'rate-limiter-flexible'
import { HOUR } from '@/lib/clock'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** One person, whatever the addresses are. */
const PER_PERSON: Limit = { name: 'email-change/person', attempts: 5, seconds: HOUR }

/** One address, whoever asks: nobody's mailbox is filled from here. */
const PER_ADDRESS: Limit = { name: 'email-change/address', attempts: 3, seconds: HOUR }

/** Counts that a person asks for another email. Refuses with `too_many_attempts`. */
export function noteEmailChange(personId: string): Promise<void> {
  return noteAttempt(PER_PERSON, countedAs(personId))
}

/** Counts a mail to that address. False: it has had enough of them. */
export async function mayMailEmailChange(email: string): Promise<boolean> {
  try {
    await counter(PER_ADDRESS).consume(countedAs(email))
    return true
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over
    return false
  }
}
