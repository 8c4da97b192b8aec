import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { findMyMemberships } from './member-store'
import type { MyOrganization } from './person'

/** Those of these organizations of which the actor is an enabled member, by name. */
export async function listMyOrganizations(
  { personId }: Actor,
  ids: readonly string[],
): Promise<MyOrganization[]> {
  const found = await findMyMemberships(db(), personId, ids)
  return found.map(({ role, organization }) => ({ ...organization, role }))
}
