import type { Tx } from '@/lib/db/client'
import { updateApp } from './store'

/**
 * Notes that the app's secrets were regenerated at this time. Every token minted by a secret that
 * had ended by then is dead, and so is every earlier code. The caller holds the app's lock. Other
 * rooms call this, because the store is private.
 */
export async function markRegenerated(tx: Tx, appId: string, at: Date): Promise<void> {
  await updateApp(tx, appId, { regeneratedAt: at })
}
