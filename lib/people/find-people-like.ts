import type { Tx } from '@/lib/db/client'
import type { PersonNamed } from './find-people'
import { findMembers } from './member-store'

/** The first `limit` people of the organization whose name or e-mail address contains the text. */
export async function findPeopleLike(
  tx: Tx,
  organizationId: string,
  { search, limit }: { search: string; limit: number },
): Promise<PersonNamed[]> {
  const { members } = await findMembers(tx, { organizationId, search }, { skip: 0, take: limit })
  return members.map(({ person: { id, name, email } }) => ({ id, name, email }))
}
