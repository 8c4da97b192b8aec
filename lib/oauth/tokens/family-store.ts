import { DAY, now, secondsAfter } from '@/lib/clock'
import { change, type Statement } from '@/lib/db/statement'
import { deleteExpiredFrom } from './expired-rows'
import { REFRESH_TOKEN_SECONDS } from './token-ttl'

const END: Statement = {
  name: 'end-token-family',
  text: `
    INSERT INTO token_family (digest, ended_at, expires_at) VALUES ($1, $2, $3)
    ON CONFLICT (digest) DO UPDATE SET
      ended_at = excluded.ended_at, sealed_successor = NULL, expires_at = excluded.expires_at
    WHERE token_family.ended_at IS NULL`,
}

/** Nothing lives longer that is made of a code, also if it is written a moment later. */
const LONGER_THAN_ITS_TOKENS = REFRESH_TOKEN_SECONDS + DAY

/**
 * Ends everything that came of one code, for good: its refresh and access tokens, and those that
 * are being written at this moment. Their lives are derived from the family's row.
 */
export async function endFamily(family: Buffer): Promise<void> {
  const at = now()
  const until = secondsAfter(at, LONGER_THAN_ITS_TOKENS)
  await change(END, [family, at.toISOString(), until.toISOString()])
}

const SWEEP: Statement = { name: 'sweep-token-families', text: deleteExpiredFrom('token_family') }

/**
 * Removes the rows of up to `most` families that nobody needs any more. Answers how many. It passes
 * over a family that is being refreshed: to wait for it would hold up the refreshes of the others.
 */
export function deleteExpiredFamilies(most: number): Promise<number> {
  return change(SWEEP, [now().toISOString(), most])
}
