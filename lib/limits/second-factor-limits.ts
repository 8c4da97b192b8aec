import { DAY, MINUTE } from '@/lib/clock'
import { forgiveAttemptsFrom, noteAttemptFrom } from './address-counter'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

// Of a million codes three are right at a time: that of the present step and its neighbours. Twenty
// guesses a day find one with a chance of 20 * 3 / 10^6, and 365 such days in a row with 2 %.
// Whoever guesses has the password already. They use up what is meant for browsers that are new
// to the person; what is counted by device stays the person's own.
const A_DAY = { attempts: 20, seconds: DAY }
const AT_ONCE = { attempts: 5, seconds: 15 * MINUTE }

const PER_PERSON_AND_ADDRESS: Limit = { name: 'second-factor/person-and-address', ...AT_ONCE }
/** From all addresses together, at browsers that are new to the person. */
const PER_PERSON: Limit = { name: 'second-factor/person/day', ...A_DAY }
const PER_DEVICE: Limit = { name: 'second-factor/device', ...AT_ONCE }
const PER_DEVICE_A_DAY: Limit = { name: 'second-factor/device/day', ...A_DAY }

/**
 * Recovery codes are counted by the session alone, of which others have their own. There are ten of
 * 60 bits: a billion guesses find one with a chance of 10 * 10^9 / 2^60, one in 100 million.
 */
const RECOVERY_PER_SESSION: Limit = { name: 'second-factor/recovery', ...AT_ONCE }

type CodeAttempt = {
  personId: string
  address: string | null
  /** Names a browser in which the person has given their second factor before; else null. */
  device: string | null
}

/** Counts a typed code of an authenticator app. Refuses with `too_many_attempts`. */
export async function noteCode({ personId, address, device }: CodeAttempt): Promise<void> {
  if (device) {
    await noteAttempt(PER_DEVICE, countedAs(personId, device))
    await noteAttempt(PER_DEVICE_A_DAY, countedAs(personId, device))
    return
  }
  await noteAttemptFrom(PER_PERSON_AND_ADDRESS, { address, account: personId })
  await noteAttempt(PER_PERSON, countedAs(personId))
}

/** Takes back the count of a code that was right. */
export async function forgiveCode({ personId, address, device }: CodeAttempt): Promise<void> {
  if (device) {
    await counter(PER_DEVICE).delete(countedAs(personId, device))
    await counter(PER_DEVICE_A_DAY).reward(countedAs(personId, device))
    return
  }
  await forgiveAttemptsFrom(PER_PERSON_AND_ADDRESS, { address, account: personId })
  await counter(PER_PERSON).reward(countedAs(personId))
}

/** Counts a typed recovery code. Refuses with `too_many_attempts`. */
export function noteRecoveryCode(sessionId: string): Promise<void> {
  return noteAttempt(RECOVERY_PER_SESSION, countedAs(sessionId))
}
