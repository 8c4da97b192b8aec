import type { Tx } from '@/lib/db/client'
import { findFirstAdministrator } from './administrator-store'

/**
 * Who is responsible for what nobody brought into the organization: its enabled administrator of the
 * longest standing. Null if there is none.
 */
export function findResponsible(tx: Tx, organizationId: string): Promise<string | null> {
  return findFirstAdministrator(tx, organizationId)
}
