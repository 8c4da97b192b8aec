import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { countApprovals } from './store'

/** How many apps wait for this actor to approve of them; 0 for who is no administrator. */
export async function countWaitingApprovals({ organizationId, role }: Actor): Promise<number> {
  return role === 'administrator' ? countApprovals(db(), { organizationId, waiting: true }) : 0
}
