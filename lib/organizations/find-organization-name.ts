import type { Tx } from '@/lib/db/client'
import { findName } from './store'

/** The name of an organization that exists. */
export function findOrganizationName(tx: Tx, organizationId: string): Promise<string> {
  return findName(tx, organizationId)
}
