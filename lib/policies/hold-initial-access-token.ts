import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { AcceptedInitialAccessToken } from './initial-access-token'
import { lockInitialAccessToken } from './initial-access-token-store'

/**
 * Holds a token that was accepted until the transaction ends: of those who use it, one registers at
 * a time. Refuses with `not_found` one that was revoked meanwhile.
 */
export async function holdInitialAccessToken(
  tx: Tx,
  { id }: Pick<AcceptedInitialAccessToken, 'id'>,
): Promise<void> {
  if (!(await lockInitialAccessToken(tx, id))) {
    throw new Refusal('not_found', `initial access token ${id}`)
  }
}
