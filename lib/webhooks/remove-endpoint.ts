import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeEndpoint } from './authorize-endpoint'
import { deleteEndpoint } from './store'

/**
 * Removes an endpoint; what waits for it is dropped. Refuses with `forbidden`, `not_found` and
 * `step_up_required`.
 */
export async function removeEndpoint(actor: Actor, endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { target } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    await lockOrganization(tx, actor.organizationId)
    await deleteEndpoint(tx, endpointId)
    await recordEvent(tx, actor, 'webhook.removed', { target })
  })
}
