import type { Tx } from '@/lib/db/client'
import { findTargets } from './store'
import { openTarget, type Target } from './target'

/** The targets of an app with what opens them, for whoever delivers. Throws `Unsealable`. */
export async function openTargets(tx: Tx, appId: string): Promise<Target[]> {
  return (await findTargets(tx, appId)).map(openTarget)
}
