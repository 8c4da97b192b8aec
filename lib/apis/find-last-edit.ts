import type { Actor } from '@/lib/actor'
import type { LastChange } from '@/lib/audit/find-last-changes'
import { findLastEvent } from '@/lib/audit/find-last-event'
import { db } from '@/lib/db/client'
import { authorizeApi } from './authorize-api'

/** Who last edited the API, and when; null if nobody has. Refuses with `not_found`. */
export async function findLastEdit(actor: Actor, apiId: string): Promise<LastChange | null> {
  const { organizationId } = await authorizeApi(db(), actor, apiId)
  return findLastEvent(db(), organizationId, { action: 'api.edited', targetId: apiId })
}
