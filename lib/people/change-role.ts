import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator, authorizeMember } from './authorize-administrator'
import { keepAnAdministrator } from './keep-an-administrator'
import { updateRole } from './member-store'
import type { RoleInput } from './person-input'
import { requireStepUp } from './require-step-up'

/**
 * Gives a person another role, from their next request on. Throws `Refusal` with `forbidden`, `step_up_required`,
 * `not_found` or `last_administrator`.
 */
export async function changeRole(
  actor: Actor,
  personId: string,
  { role }: RoleInput,
): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId } = actor
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const member = await authorizeMember(tx, actor, personId)
    if (member.role === role) return
    await updateRole(tx, organizationId, { personId, role })
    await keepAnAdministrator(tx, organizationId)
    await recordEvent(tx, actor, 'person.role_changed', {
      target: member.target,
      detail: { from: member.role, to: role },
    })
  })
}
