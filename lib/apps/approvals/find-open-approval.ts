import type { Tx } from '@/lib/db/client'
import type { Approval } from './approval'
import { findLatestOf } from './store'

/**
 * What an app waits for, or what was refused last; null when nothing waits and the latest was
 * approved or withdrawn. Whoever calls it has authorized the app.
 */
export async function findOpenApproval(tx: Tx, appId: string): Promise<Approval | null> {
  const latest = await findLatestOf(tx, appId)
  return latest && (latest.state === 'waiting' || latest.state === 'refused') ? latest : null
}
