import { db } from '@/lib/db/client'
import { findMember } from './member-store'

/** Whether a person is a disabled member of this organization. Whoever is no member is not. */
export async function isDisabledIn(personId: string, organizationId: string): Promise<boolean> {
  const member = await findMember(db(), organizationId, personId)
  return member !== null && member.disabledAt !== null
}
