import { MINUTE } from '@/lib/clock'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Somebody at another person's open session must not be able to guess that person's password. */
const PER_PERSON: Limit = { name: 'password-change/person', attempts: 5, seconds: 15 * MINUTE }

/** Counts an attempt to enter one's current password. Refuses with `too_many_attempts`. */
export function notePasswordChange(personId: string): Promise<void> {
  return noteAttempt(PER_PERSON, countedAs(personId))
}

/** Takes back the attempts of this person, once the current password was right. */
export async function forgivePasswordChange(personId: string): Promise<void> {
  await counter(PER_PERSON).delete(countedAs(personId))
}

/** Takes back one attempt, whose password was not compared. */
export async function uncountPasswordChange(personId: string): Promise<void> {
  await counter(PER_PERSON).reward(countedAs(personId))
}
