import type { Tx } from '@/lib/db/client'
import { deleteLinksOf } from './store'

/** Removes the links that a provider has made, so that another account may be linked. */
export function removeLinks(tx: Tx, providerId: string): Promise<void> {
  return deleteLinksOf(tx, providerId)
}
