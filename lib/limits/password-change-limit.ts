import { MINUTE } from '@/lib/clock'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Whoever sits at somebody's open session shall not guess the password that protects the rest. */
const PER_PERSON: Limit = { name: 'password-change/person', attempts: 5, seconds: 15 * MINUTE }

/** Counts an attempt to name one's current password. Throws `Refusal('too_many_attempts')`. */
export function notePasswordChange(personId: string): Promise<void> {
  return noteAttempt(PER_PERSON, countedAs(personId))
}

/** Takes back what was counted, once the current password was right. */
export async function forgivePasswordChange(personId: string): Promise<void> {
  await counter(PER_PERSON).delete(countedAs(personId))
}
