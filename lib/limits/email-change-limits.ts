import { HOUR } from '@/lib/clock'
import { countedAs, type Limit, noteAttempt } from './counter'

/** One person, whatever the addresses are. */
const PER_PERSON: Limit = { name: 'email-change/person', attempts: 5, seconds: HOUR }

/** One address, whoever asks: nobody's mailbox is filled from here. */
const PER_ADDRESS: Limit = { name: 'email-change/address', attempts: 3, seconds: HOUR }

/** Counts that a person asks for this email. Refuses with `too_many_attempts`. */
export async function noteEmailChange(personId: string, email: string): Promise<void> {
  await noteAttempt(PER_PERSON, countedAs(personId))
  await noteAttempt(PER_ADDRESS, countedAs(email))
}
