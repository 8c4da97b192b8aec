import { HOUR, MINUTE } from '@/lib/clock'
import { forgiveAttemptsFrom, noteAttemptFrom } from './address-counter'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Three codes in a million are valid at any moment, so five guesses in 15 minutes find none. */
const PER_PERSON_AND_ADDRESS: Limit = {
  name: 'second-factor/person-and-address',
  attempts: 5,
  seconds: 15 * MINUTE,
}

/** From all addresses together. Somebody who gets this far already has the password. */
const PER_PERSON: Limit = { name: 'second-factor/person', attempts: 20, seconds: HOUR }

type SecondFactorAttempt = { personId: string; address: string | null }

/** Counts a typed code. Refuses with `too_many_attempts`. */
export async function noteSecondFactor({ personId, address }: SecondFactorAttempt): Promise<void> {
  await noteAttemptFrom(PER_PERSON_AND_ADDRESS, { address, account: personId })
  await noteAttempt(PER_PERSON, countedAs(personId))
}

/** Takes back the count of a code that was right. */
export async function forgiveSecondFactor(attempt: SecondFactorAttempt): Promise<void> {
  const { personId, address } = attempt
  await forgiveAttemptsFrom(PER_PERSON_AND_ADDRESS, { address, account: personId })
  await counter(PER_PERSON).reward(countedAs(personId))
}
