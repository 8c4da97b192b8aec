import type { Tx } from '@/lib/db/client'
import { findMemberIds } from './listing-store'

/** The ids of the first `limit` people of the organization whose name or e-mail address contains the text. */
export function findPeopleLike(
  tx: Tx,
  organizationId: string,
  { search, limit }: { search: string; limit: number },
): Promise<string[]> {
  return findMemberIds(tx, { organizationId, search }, { skip: 0, take: limit })
}
