import { db } from '@/lib/db/client'
import { findLogo } from './store'

/**
 * The logo of an app, a PNG that we encoded, for somebody whom that app has asked for access; null
 * when there is none. The caller knows that it has.
 */
export async function findShownLogo(appId: string): Promise<Uint8Array | null> {
  return (await findLogo(db(), appId))?.png ?? null
}
