import type { Tx } from '@/lib/db/client'
import { deleteHost } from './allowed-host-store'

/**
 * Takes a host from the organization's list, and says whether it was there. The apps described there
 * are the caller's to suspend.
 */
export function dropHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  return deleteHost(tx, organizationId, host)
}
