import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { addressBlock } from './address-blocks'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** One address, for all accounts. A whole office behind one address mistypes less often. */
const PER_ADDRESS: Limit = { name: 'sign-in/address', attempts: 50, seconds: 15 * MINUTE }

/** One account from one address: 480 guesses a day at most. */
const PER_ACCOUNT_AND_ADDRESS: Limit = {
  name: 'sign-in/account-and-address',
  attempts: 5,
  seconds: 15 * MINUTE,
}

/**
 * One account, from all addresses that are new to it. This limit is looser, because reaching it
 * locks the account at every new address. One address alone cannot reach it. And the person can
 * still sign in from an address from which they have signed in before.
 */
const PER_ACCOUNT: Limit = { name: 'sign-in/account', attempts: 60, seconds: HOUR }

/** For so long an address stays known to an account after a sign-in. */
const KNOWN: Limit = { name: 'sign-in/known', attempts: 1, seconds: 30 * DAY }

type SignInAttempt = { email: string; address: string | null }

/**
 * Counts an attempt to sign in, in the same way for accounts that exist and that do not. Refuses
 * with `too_many_attempts`. A refused attempt does not count towards the wider limits: an address
 * that is locked out cannot lock others out.
 */
export async function noteSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const { account, address, both } = keys(attempt)
  await noteAttempt(PER_ADDRESS, address)
  await noteAttempt(PER_ACCOUNT_AND_ADDRESS, both)
  if (!(await counter(KNOWN).get(both))) await noteAttempt(PER_ACCOUNT, account)
}

/**
 * Takes back the count of an attempt that succeeded, and makes the address known to the account.
 */
export async function forgiveSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const { account, address, both } = keys(attempt)
  await counter(PER_ACCOUNT_AND_ADDRESS).delete(both)
  await counter(PER_ADDRESS).reward(address)
  if (!(await counter(KNOWN).get(both))) await counter(PER_ACCOUNT).reward(account)
  await counter(KNOWN).set(both, 1, KNOWN.seconds)
}

function keys({ email, address }: SignInAttempt) {
  const block = addressBlock(address)
  return {
    account: countedAs(email),
    address: countedAs(block),
    both: countedAs(email, block),
  }
}
