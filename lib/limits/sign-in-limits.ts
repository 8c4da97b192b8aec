import { DAY, HOUR, MINUTE } from '@/lib/clock'
import { addressBlock } from './address-blocks'
import { forgiveAttemptFrom, forgiveAttemptsFrom, noteAttemptFrom } from './address-counter'
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
 * still sign in from an address or a device from which they have signed in before.
 */
const PER_ACCOUNT: Limit = { name: 'sign-in/account', attempts: 60, seconds: HOUR }

/** One device that is known to the account. Nothing else counts there, and nobody else there. */
const PER_DEVICE: Limit = { name: 'sign-in/device', attempts: 5, seconds: 15 * MINUTE }

/** For so long an address stays known to an account after a sign-in. */
const KNOWN: Limit = { name: 'sign-in/known', attempts: 1, seconds: 30 * DAY }

/** `device` is the id of the browser as a known device of the account, if it is one. */
type SignInAttempt = { email: string; address: string | null; device?: string | null }

/**
 * Counts an attempt to sign in, in the same way for accounts that exist and that do not. Refuses
 * with `too_many_attempts`. A refused attempt does not count towards the wider limits: an address
 * that is locked out cannot lock others out. On a known device, only its own attempts count (OWASP,
 * "Slow Down Online Guessing Attacks with Device Cookies"): strangers cannot lock it out.
 */
export async function noteSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const { email, address, device } = attempt
  if (device) return noteAttempt(PER_DEVICE, countedAs(device))
  await noteAttemptFrom(PER_ADDRESS, { address })
  await noteAttemptFrom(PER_ACCOUNT_AND_ADDRESS, { address, account: email })
  if (!(await isKnownAddress(attempt))) await noteAttempt(PER_ACCOUNT, countedAs(email))
}

/** Takes back the count of an attempt whose password was not compared. */
export async function uncountSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const { email, address, device } = attempt
  if (device) return void (await counter(PER_DEVICE).reward(countedAs(device)))
  await forgiveAttemptFrom(PER_ADDRESS, { address })
  await forgiveAttemptFrom(PER_ACCOUNT_AND_ADDRESS, { address, account: email })
  if (!(await isKnownAddress(attempt))) await counter(PER_ACCOUNT).reward(countedAs(email))
}

/**
 * Takes back the count of an attempt that succeeded, and makes the address known to the account.
 */
export async function forgiveSignInAttempt(attempt: SignInAttempt): Promise<void> {
  const { email, address, device } = attempt
  if (device) {
    await counter(PER_DEVICE).delete(countedAs(device))
  } else {
    await forgiveAttemptsFrom(PER_ACCOUNT_AND_ADDRESS, { address, account: email })
    await forgiveAttemptFrom(PER_ADDRESS, { address })
    if (!(await isKnownAddress(attempt))) await counter(PER_ACCOUNT).reward(countedAs(email))
  }
  await counter(KNOWN).set(pairOf(attempt), 1, KNOWN.seconds)
}

async function isKnownAddress(attempt: SignInAttempt): Promise<boolean> {
  return (await counter(KNOWN).get(pairOf(attempt))) !== null
}

function pairOf({ email, address }: SignInAttempt): string {
  return countedAs(email, addressBlock(address))
}
