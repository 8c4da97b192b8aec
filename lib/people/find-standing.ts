import type { Role } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { findMember } from './member-store'

/**
 * Whether somebody still works in an organization: enabled, disabled, or no longer a member. `leftAt` is
 * when they were disabled.
 */
export type Standing = {
  role: Role | null
  standing: 'here' | 'disabled' | 'gone'
  leftAt: Date | null
}

/** The role and standing of a person in this organization. */
export async function findStanding(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<Standing> {
  const member = await findMember(tx, organizationId, personId)
  if (!member) return { role: null, standing: 'gone', leftAt: null }
  const leftAt = member.disabledAt
  return { role: member.role, standing: leftAt ? 'disabled' : 'here', leftAt }
}
