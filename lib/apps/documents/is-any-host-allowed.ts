import type { Tx } from '@/lib/db/client'
import { hasAnyHost } from './allowed-host-store'

/**
 * Whether any organization lets apps in that are described by a document. Other nouns ask here,
 * because the store is private.
 */
export function isAnyHostAllowed(tx: Tx): Promise<boolean> {
  return hasAnyHost(tx)
}
