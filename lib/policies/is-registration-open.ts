import type { Tx } from '@/lib/db/client'
import { findPolicy } from './find-policy'

/** Whether new apps may be registered in this organization, in the portal or in another way. */
export async function isRegistrationOpen(tx: Tx, organizationId: string): Promise<boolean> {
  return (await findPolicy(tx, organizationId)).newAppRegistration
}
