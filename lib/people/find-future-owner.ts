import type { Tx } from '@/lib/db/client'
import { isPrintable } from '@/lib/printable'
import type { PersonNamed } from './find-people'
import { findEnabledMember } from './member-store'

/**
 * The enabled developer or administrator of the organization with this normal email: who may own an
 * app. Null if there is none.
 */
export async function findFutureOwner(
  tx: Tx,
  organizationId: string,
  email: string,
): Promise<PersonNamed | null> {
  if (!isPrintable(email)) return null
  return findEnabledMember(tx, organizationId, { email, roles: ['developer', 'administrator'] })
}
