import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator, authorizeMember } from './authorize-administrator'
import { endAllSessions } from './end-all-sessions'
import { notePlaceEnded } from './ended-sessions'
import { keepAnAdministrator } from './keep-an-administrator'
import { updateDisabled } from './member-store'
import { requireStepUp } from './require-step-up'
import { deleteUnusedLinks, isDisabled } from './store'

/**
 * Disables a person in the actor's organization: what they have there ends at once, and what they own
 * stays. Who acts in another organization stays signed in there, and only apps of this one are told of
 * a sign-out. Otherwise their sessions and links
 * end. Throws `Refusal` with `forbidden`, `step_up_required`, `not_found` or `last_administrator`.
 */
export async function disablePerson(actor: Actor, personId: string): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  await inTransaction(async (tx) => {
    await lockOrganization(tx, actor.organizationId)
    const { disabledAt, role, target } = await authorizeMember(tx, actor, personId)
    if (disabledAt) return
    await updateDisabled(tx, actor.organizationId, { personId, disabledAt: now() })
    if (await isDisabled(tx, personId)) {
      await deleteUnusedLinks(tx, personId)
      await endAllSessions(tx, personId)
    } else await notePlaceEnded(tx, { personId, organizationId: actor.organizationId })
    if (role === 'administrator') await keepAnAdministrator(tx, actor.organizationId)
    await recordEvent(tx, actor, 'person.disabled', { target })
  })
}
