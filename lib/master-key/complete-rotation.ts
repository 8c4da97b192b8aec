import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { completeMasterKey } from './store'

/** Notes that nothing is sealed under a key older than that of this generation. */
export async function completeRotation(generation: number): Promise<void> {
  await completeMasterKey(db(), generation, now())
}
