import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { isActive, type SecretView } from './secret'
import { findSlotHolders } from './store'
import { viewSecret } from './view-secret'

/** The app's newest secret that has not ended; null if there is none. */
export async function findNewestActive(tx: Tx, appId: string): Promise<SecretView | null> {
  const at = now()
  const holders = (await findSlotHolders(tx, appId)).map((record) => viewSecret(record, at))
  const [newest] = holders
    .filter(isActive)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  return newest ?? null
}
