import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findColleague } from '@/lib/people/find-colleague'
import type { ApiOwner } from './api'

type Owned = { organizationId: string; owner: ApiOwner | null }

/**
 * The person of the API's organization with this email; null for an empty one. The present owner
 * stays, also when they are disabled. Refuses with `invalid_input` about the field `ownerEmail`.
 */
export async function findOwner(
  tx: Tx,
  { organizationId, owner }: Owned,
  email: string,
): Promise<ApiOwner | null> {
  if (email === '') return null
  if (owner?.email === email) return owner
  const found = await findColleague(tx, organizationId, email)
  if (found) return found
  throw new Refusal('invalid_input', 'no colleague', {
    ownerEmail: 'Nobody in your organization has this email.',
  })
}
