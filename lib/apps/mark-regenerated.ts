import type { Tx } from '@/lib/db/client'
import { updateApp } from './store'

/**
 * Notes that the app's secrets were regenerated at this time: whatever was minted by secrets that
 * had ended by then is dead, and so is every code from before. The caller holds the app's lock.
 * The door to the store, which is private.
 */
export async function markRegenerated(tx: Tx, appId: string, at: Date): Promise<void> {
  await updateApp(tx, appId, { regeneratedAt: at })
}
