import type { Tx } from '@/lib/db/client'
import { isPrintable } from '@/lib/printable'
import type { PersonNamed } from './find-people'
import { findEnabledMember } from './member-store'

/** The enabled person of the organization with this normal email; null if there is none. */
export async function findColleague(
  tx: Tx,
  organizationId: string,
  email: string,
): Promise<PersonNamed | null> {
  return isPrintable(email) ? findEnabledMember(tx, organizationId, { email }) : null
}
