import type { Origin, Role } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { updateRole } from '../member-store'
import { otherAdministratorActs } from './store'

type Member = { id: string; name: string; organizationId: string; role: Role; origin: Origin }

/**
 * Gives a member the role for their groups at the provider. Without such a group the role stays.
 * The last administrator's role stays too, because somebody must be able to administer.
 */
export async function takeProviderRole(tx: Tx, member: Member, role: Role | null): Promise<void> {
  if (!role || role === member.role) return
  const { id: personId, name, organizationId, origin } = member
  await lockOrganization(tx, organizationId)
  const last =
    member.role === 'administrator' && !(await otherAdministratorActs(tx, organizationId, personId))
  if (last) return
  await updateRole(tx, organizationId, { personId, role })
  await recordEvent(
    tx,
    { organizationId, personName: 'OpenID provider', origin },
    'person.role_changed',
    {
      target: { kind: 'person', id: personId, name },
      detail: { from: member.role, to: role },
    },
  )
}
