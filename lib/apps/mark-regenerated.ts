import type { Tx } from '@/lib/db/client'
import { updateApp } from './store'

/**
 * From `at` on, whatever a secret minted that was retired by then is dead, and so is every code.
 * The caller holds the app's lock.
 */
export async function markRegenerated(tx: Tx, appId: string, at: Date): Promise<void> {
  await updateApp(tx, appId, { regeneratedAt: at })
}
