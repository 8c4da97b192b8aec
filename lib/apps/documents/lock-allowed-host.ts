import type { Tx } from '@/lib/db/client'
import { holdHost } from './allowed-host-store'

/** Whether the organization admits the host. The row is locked: the answer holds until `tx` ends. */
export function lockAllowedHost(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  return holdHost(tx, organizationId, host)
}
