import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAccount, authorizeAdministrator } from './authorize-administrator'
import { requireStepUp } from './require-step-up'
import { updateDisabled } from './store'

/**
 * Lets a disabled person sign in again, with the password they had. Throws `Refusal` with
 * `forbidden`, `step_up_required` or `not_found`.
 */
export async function enablePerson(actor: Actor, personId: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    const { person, target } = await authorizeAccount(tx, actor, personId)
    if (!person.disabledAt) return
    await updateDisabled(tx, personId, null)
    await recordEvent(tx, actor, 'person.enabled', { target })
  })
}
