import type { Tx } from '@/lib/db/client'
import { holdHost } from './admitted-host-store'

/** Whether the organization admits the host; the answer holds until the transaction ends. */
export function isHostAdmitted(tx: Tx, organizationId: string, host: string): Promise<boolean> {
  return holdHost(tx, organizationId, host)
}
