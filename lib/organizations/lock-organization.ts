import type { Tx } from '@/lib/db/client'
import { lockOrganizationRow } from './store'

/**
 * Makes changes that count people, such as "never without an administrator", wait for each other
 * until the transaction ends.
 */
export function lockOrganization(tx: Tx, organizationId: string): Promise<void> {
  return lockOrganizationRow(tx, organizationId)
}
