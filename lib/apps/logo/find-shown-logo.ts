import { db } from '@/lib/db/client'
import { findLogo } from './store'

/**
 * The logo of an app (a PNG that we encoded), for a person whom the app has asked for access; null
 * when there is none. The caller has checked that the app has asked.
 */
export async function findShownLogo(appId: string): Promise<Uint8Array | null> {
  return (await findLogo(db(), appId))?.png ?? null
}
