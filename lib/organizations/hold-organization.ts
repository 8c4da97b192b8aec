import type { Tx } from '@/lib/db/client'
import { holdOrganizationRow } from './store'

/**
 * Keeps the organization and its APIs as they are until the transaction ends; others may hold it
 * too. Changes of apps and of permissions do so before they lock an app, so that they and a change
 * of an API, which locks the organization first, never wait for each other in a circle.
 */
export function holdOrganization(tx: Tx, organizationId: string): Promise<void> {
  return holdOrganizationRow(tx, organizationId)
}
