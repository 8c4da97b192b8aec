import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAccount, authorizeAdministrator } from './authorize-administrator'
import { endAllSessions } from './end-all-sessions'
import { keepAnAdministrator } from './keep-an-administrator'
import { requireStepUp } from './require-step-up'
import { updateDisabled } from './store'

/**
 * Disables a person: their sessions and links end at once, and what they own stays. Throws
 * `Refusal` with `forbidden`, `step_up_required`, `not_found` or `last_administrator`.
 */
export async function disablePerson(actor: Actor, personId: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    const { person, target } = await authorizeAccount(tx, actor, personId)
    if (person.disabledAt) return
    await updateDisabled(tx, personId, now())
    await endAllSessions(tx, personId)
    await keepAnAdministrator(tx, actor.organizationId)
    await recordEvent(tx, actor, 'person.disabled', { target })
  })
}
