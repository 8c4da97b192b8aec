import type { Actor } from '@/lib/actor'
import type { ActionOf } from '@/lib/audit/audit-event'
import type { EventInput } from '@/lib/audit/events/every-event'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'

type GrantEvent<Action extends ActionOf<'grant'>> = {
  /** The organization of the app. */
  appOrganizationId: string
  event: EventInput<Action>
}

/**
 * Records a change of what somebody allows an app, in the transaction of that change: in the audit
 * log of their own organization, and in that of the app's when it is another one.
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
