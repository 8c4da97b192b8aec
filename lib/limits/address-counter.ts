import { addressBlocks } from './address-blocks'
import { countedAs, counter, type Limit, noteAttempt } from './counter'

/** Who attempts something: an address, and the account that it is about, if there is one. */
type Attempt = { address: string | null; account?: string }

/**
 * Counts one attempt in each block of the address, in the database, for all processes. `limit` is
 * that of one IPv4 address or one IPv6 /64; a /56 may do four times, a /48 sixteen times as much. With
 * `account`, an address is counted apart for each account. Refuses with `too_many_attempts`; a block
 * that is full does not fill the wider ones.
 */
export async function noteAttemptFrom(limit: Limit, attempt: Attempt): Promise<void> {
  for (const { wide, key } of counts(limit, attempt)) await noteAttempt(wide, key)
}

/** Takes back one attempt, of one that was right. */
export async function forgiveAttemptFrom(limit: Limit, attempt: Attempt): Promise<void> {
  for (const { wide, key } of counts(limit, attempt)) await counter(wide).reward(key)
}

/** Takes back all attempts of the narrowest block, and one of each wider block. */
export async function forgiveAttemptsFrom(limit: Limit, attempt: Attempt): Promise<void> {
  const [narrowest, ...wider] = counts(limit, attempt)
  if (narrowest) await counter(narrowest.wide).delete(narrowest.key)
  for (const { wide, key } of wider) await counter(wide).reward(key)
}

function counts({ name, attempts, seconds }: Limit, { address, account }: Attempt) {
  return addressBlocks(address).map(({ block, allows }) => ({
    wide: {
      name: allows === 1 ? name : `${name}/${allows}`,
      attempts: attempts * allows,
      seconds,
    },
    key: account === undefined ? countedAs(block) : countedAs(account, block),
  }))
}
