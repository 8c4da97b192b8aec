import type { Role } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { findMember } from './member-store'

/** Whether somebody still works in an organization: enabled, disabled, or no longer a member. */
export type Standing = { role: Role | null; standing: 'here' | 'disabled' | 'gone' }

/** The role and standing of a person in this organization. */
export async function findStanding(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<Standing> {
  const member = await findMember(tx, organizationId, personId)
  if (!member) return { role: null, standing: 'gone' }
  return { role: member.role, standing: member.person.disabledAt ? 'disabled' : 'here' }
}
