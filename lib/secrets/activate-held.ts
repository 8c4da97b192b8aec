import type { Tx } from '@/lib/db/client'
import { forgetPause } from './pause-store'
import { findSecret } from './store'

/**
 * Lets a secret work that was held until it was delivered. Answers false if it has ended meanwhile, or was
 * paused a second time: somebody has found it on its way.
 */
export async function activateHeld(
  tx: Tx,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<boolean> {
  const secret = await findSecret(tx, appId, secretId)
  if (!secret || secret.slot === null) return false
  if (secret.pausedAt && secret.pausedAt > secret.createdAt) return false
  await forgetPause(tx, secretId)
  return true
}
