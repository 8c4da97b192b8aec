import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { APPROVALS_COUNTED_MAX } from './approval'
import { countApprovals } from './store'

/** How many apps wait for this actor to approve of them, counted up to 10,000; 0 for who is no administrator. */
export async function countWaitingApprovals({ organizationId, role }: Actor): Promise<number> {
  if (role !== 'administrator') return 0
  return countApprovals(db(), { organizationId, waiting: true }, APPROVALS_COUNTED_MAX)
}
