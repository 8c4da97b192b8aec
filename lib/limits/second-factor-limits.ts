import { HOUR, MINUTE } from '@/lib/clock'
import { addressBlock } from './address-block'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Three codes in a million are right at any moment: five guesses a quarter of an hour find none. */
const PER_PERSON_AND_ADDRESS: Limit = {
  name: 'second-factor/person-and-address',
  attempts: 5,
  seconds: 15 * MINUTE,
}

/** From all addresses together; whoever guesses here has the password already. */
const PER_PERSON: Limit = { name: 'second-factor/person', attempts: 20, seconds: HOUR }

type Attempt = { personId: string; address: string | null }

/** Counts a code that was typed. Throws `Refusal('too_many_attempts')`. */
export async function noteSecondFactor(attempt: Attempt): Promise<void> {
  const { person, both } = keys(attempt)
  await noteAttempt(PER_PERSON_AND_ADDRESS, both)
  await noteAttempt(PER_PERSON, person)
}

/** Takes back what a right code has counted. */
export async function forgiveSecondFactor(attempt: Attempt): Promise<void> {
  const { person, both } = keys(attempt)
  await counter(PER_PERSON_AND_ADDRESS).delete(both)
  await counter(PER_PERSON).reward(person)
}

function keys({ personId, address }: Attempt) {
  return { person: countedAs(personId), both: countedAs(personId, addressBlock(address)) }
}
