import type { Tx } from '@/lib/db/client'
import { lockOrganizationRow } from './store'

/**
 * Locks the organization until the transaction ends, so that changes that count something run one
 * after the other. For example: "there is always an administrator". Other nouns ask here,
 * because the store is private.
 */
export function lockOrganization(tx: Tx, organizationId: string): Promise<void> {
  return lockOrganizationRow(tx, organizationId)
}
