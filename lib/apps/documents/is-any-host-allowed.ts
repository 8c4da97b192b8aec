import type { Tx } from '@/lib/db/client'
import { hasAnyHost } from './allowed-host-store'

/**
 * Whether any organization allows metadata-document apps. Other rooms call this, because the store
 * is private.
 */
export function isAnyHostAllowed(tx: Tx): Promise<boolean> {
  return hasAnyHost(tx)
}
