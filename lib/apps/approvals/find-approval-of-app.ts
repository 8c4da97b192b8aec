import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { Approval } from './approval'
import { findLatestOf } from './store'

/**
 * What an app waits for, or what was refused last; null when nothing waits and the latest was
 * approved or withdrawn. Refuses with `not_found`.
 */
export async function findApprovalOfApp(actor: Actor, appId: string): Promise<Approval | null> {
  await authorizeApp(db(), actor, appId, 'read')
  const latest = await findLatestOf(db(), appId)
  return latest && (latest.state === 'waiting' || latest.state === 'refused') ? latest : null
}
