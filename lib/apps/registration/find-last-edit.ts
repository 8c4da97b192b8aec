import type { Actor } from '@/lib/actor'
import type { LastChange } from '@/lib/audit/find-last-changes'
import { findLastEvent } from '@/lib/audit/find-last-event'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'

/**
 * Who last edited the app's registration, and when; null if nobody has. Refuses with `not_found`.
 */
export async function findLastEdit(actor: Actor, appId: string): Promise<LastChange | null> {
  const { organizationId } = await authorizeApp(db(), actor, appId, 'read')
  return findLastEvent(db(), organizationId, { action: 'app.edited', targetId: appId })
}
