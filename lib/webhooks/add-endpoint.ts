import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { requireStepUp } from '@/lib/people/require-step-up'
import { targetOf } from './authorize-endpoint'
import { findEndpoints, insertEndpoint } from './store'
import { WEBHOOKS_MAX } from './webhook'
import type { WebhookInput } from './webhook-input'

/**
 * Adds an endpoint and answers its id. Nothing is sent there before it has a secret. Refuses with
 * `forbidden`, `step_up_required` and `too_many_webhooks`.
 */
export async function addEndpoint(actor: Actor, input: WebhookInput): Promise<string> {
  authorizeAdministrator(actor)
  requireStepUp(actor)
  const { organizationId, personName } = actor
  const { url, description, events } = input
  const id = newId('whk')
  await inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    const { length } = await findEndpoints(tx, organizationId)
    if (length >= WEBHOOKS_MAX) throw new Refusal('too_many_webhooks', `${length} webhooks`)
    await insertEndpoint(tx, {
      id,
      organizationId,
      url,
      description,
      events,
      createdAt: now(),
      createdByName: personName,
    })
    await recordEvent(tx, actor, 'webhook.added', {
      target: targetOf({ id, url }),
      detail: { events: events.join(', ') },
    })
  })
  return id
}
