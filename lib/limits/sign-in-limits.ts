import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { addressBlock } from './address-block'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** One address, whatever it tries: a whole office behind one address mistypes less. */
const PER_ADDRESS: Limit = { name: 'sign-in/address', attempts: 50, seconds: 15 * MINUTE }

/** One account from one address: 480 guesses a day at most. */
const PER_ACCOUNT_AND_ADDRESS: Limit = {
  name: 'sign-in/account-and-address',
  attempts: 5,
  seconds: 15 * MINUTE,
}

/**
 * One account from all addresses that are new to it. Looser, because whoever reaches it shuts
 * everybody else at such an address out: a single address cannot, and the person cannot be shut out
 * where they have signed in before.
 */
const PER_ACCOUNT: Limit = { name: 'sign-in/account', attempts: 60, seconds: HOUR }

/** How long an address stays known to an account after a sign-in from it. */
const KNOWN: Limit = { name: 'sign-in/known', attempts: 1, seconds: 30 * DAY }

type Attempt = { email: string; address: string | null }

/**
 * Counts an attempt to sign in, alike for accounts that exist and that do not. Throws
 * `Refusal('too_many_attempts')`. A refused attempt is not passed on to the wider counters, so that
 * an address that is shut out cannot go on to shut others out.
 */
export async function noteSignInAttempt(attempt: Attempt): Promise<void> {
  const { account, address, both } = keys(attempt)
  await noteAttempt(PER_ADDRESS, address)
  await noteAttempt(PER_ACCOUNT_AND_ADDRESS, both)
  if (!(await counter(KNOWN).get(both))) await noteAttempt(PER_ACCOUNT, account)
}

/** Takes back what a successful attempt has counted, and remembers the address. */
export async function forgiveSignInAttempt(attempt: Attempt): Promise<void> {
  const { account, address, both } = keys(attempt)
  await counter(PER_ACCOUNT_AND_ADDRESS).delete(both)
  await counter(PER_ADDRESS).reward(address)
  if (!(await counter(KNOWN).get(both))) await counter(PER_ACCOUNT).reward(account)
  await counter(KNOWN).set(both, 1, KNOWN.seconds)
}

function keys({ email, address }: Attempt) {
  const block = addressBlock(address)
  return {
    account: countedAs(email),
    address: countedAs(block),
    both: countedAs(email, block),
  }
}
