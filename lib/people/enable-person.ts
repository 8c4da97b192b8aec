import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator, authorizeMember } from './authorize-administrator'
import { updateDisabled } from './member-store'
import { requireStepUp } from './require-step-up'

/**
 * Lets a disabled person act in the organization again, with the password they had. Throws `Refusal` with
 * `forbidden`, `step_up_required` or `not_found`.
 */
export async function enablePerson(actor: Actor, personId: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    const { disabledAt, target } = await authorizeMember(tx, actor, personId)
    if (!disabledAt) return
    await updateDisabled(tx, actor.organizationId, { personId, disabledAt: null })
    await recordEvent(tx, actor, 'person.enabled', { target })
  })
}
