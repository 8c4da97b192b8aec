import type { Tx } from '@/lib/db/client'
import { findIdsAmong } from './store'

/** Which of these client IDs an app of any organization has, deleted ones too until they are purged. */
export async function findTakenIds(tx: Tx, clientIds: readonly string[]): Promise<Set<string>> {
  return new Set(await findIdsAmong(tx, clientIds))
}
