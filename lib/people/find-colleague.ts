import type { Tx } from '@/lib/db/client'
import { isPrintable } from '@/lib/printable'
import type { PersonNamed } from './find-people'
import { normalEmail } from './person'
import { findEnabledMember } from './store'

/** The enabled person of the organization with this email; null if there is none. */
export async function findColleague(
  tx: Tx,
  organizationId: string,
  typed: string,
): Promise<PersonNamed | null> {
  const email = normalEmail(typed)
  return isPrintable(email) ? findEnabledMember(tx, organizationId, email) : null
}
