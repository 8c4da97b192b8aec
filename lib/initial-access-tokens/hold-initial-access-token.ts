import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AcceptedInitialAccessToken } from './initial-access-token'
import { lockInitialAccessToken } from './store'

/**
 * Locks an accepted token until the transaction ends, so that only one app at a time is registered
 * with it. Refuses with `not_found` if it was revoked meanwhile.
 */
export async function holdInitialAccessToken(
  tx: Tx,
  { id }: Pick<AcceptedInitialAccessToken, 'id'>,
): Promise<void> {
  if (!(await lockInitialAccessToken(tx, id))) {
    throw new Refusal('not_found', `initial access token ${id}`)
  }
}
