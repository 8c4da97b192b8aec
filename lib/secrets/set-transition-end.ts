import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { findOrganizationName } from '@/lib/organizations/find-organization-name'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { TransitionInput } from './transition-input'
import { countMovedIn, writeTransition } from './transition-store'

/**
 * Sets until when secrets of other servers work in the actor's organization; null for no end. After it
 * they are refused, and a later day lets them work again. Refuses with `forbidden` for whoever is no
 * administrator, and `step_up_required`.
 */
export async function setTransitionEnd(
  actor: Actor,
  { endsOn: endsAt }: TransitionInput,
): Promise<void> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personName: setByName } = actor
  await inTransaction(async (tx) => {
    const setAt = now()
    await writeTransition(tx, organizationId, { endsAt, setAt, setByName })
    const { waiting } = await countMovedIn(tx, { organizationId, at: setAt })
    const name = await findOrganizationName(tx, organizationId)
    await recordEvent(tx, actor, 'transition.end_set', {
      target: { kind: 'organization', id: organizationId, name },
      detail: { endsAt: endsAt?.toISOString() ?? null, secrets: waiting },
    })
  })
}
