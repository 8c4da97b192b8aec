import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { isPaused, pauseOf } from './pause'
import { forgetPause } from './pause-store'
import { findSecret } from './store'

/** Lets a secret work that was held until it was delivered. Answers false if it has ended meanwhile. */
export async function activateHeld(
  tx: Tx,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<boolean> {
  await forgetPause(tx, secretId)
  const secret = await findSecret(tx, appId, secretId)
  return secret !== null && secret.slot !== null && !isPaused(pauseOf(secret), now())
}
