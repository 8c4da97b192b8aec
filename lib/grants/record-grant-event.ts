import type { Actor } from '@/lib/actor'
import type { ActionOf } from '@/lib/audit/events/audit-event'
import type { EventInput } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'

type GrantEvent<Action extends ActionOf<'grant'>> = {
  /** The organization of the app. */
  appOrganizationId: string
  event: EventInput<Action>
}

/**
 * Records a change of a grant, in the transaction of that change. It is recorded in the audit log
 * of the person's organization, and in that of the app's organization if it is another one.
 */
export async function recordGrantEvent<Action extends ActionOf<'grant'>>(
  tx: Tx,
  actor: Actor,
  action: Action,
  { appOrganizationId, event }: GrantEvent<Action>,
): Promise<void> {
  for (const organizationId of new Set([actor.organizationId, appOrganizationId])) {
    await recordEvent(tx, { ...actor, organizationId }, action, event)
  }
}
