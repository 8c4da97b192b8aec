import type { Tx } from '@/lib/db/client'
import { countLinksOf } from './store'

/** How many people a provider has linked. */
export function countLinked(tx: Tx, providerId: string): Promise<number> {
  return countLinksOf(tx, providerId)
}
