import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { countWaitingApps } from './store'

/**
 * How many apps wait for a decision of the actor, by the id of the API: at every API for an
 * administrator, at their own for its owner. APIs at which no app waits are left out.
 */
export async function countWaiting(actor: Actor): Promise<ReadonlyMap<string, number>> {
  const { organizationId, personId, role } = actor
  if (role === 'support') return new Map()
  const ownerId = role === 'administrator' ? null : personId
  const rows = await countWaitingApps(db(), { organizationId, ownerId })
  return new Map(rows.map(({ apiId, apps }) => [apiId, apps]))
}
