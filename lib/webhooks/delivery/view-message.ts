import type { Actor } from '@/lib/actor'
import { findKeptEvent } from '@/lib/audit/log/find-audit-event'
import { db } from '@/lib/db/client'
import { authorizeDelivery } from '../authorize-delivery'
import { viewDelivery } from '../view-delivery'
import type { WebhookDeliveryView, WebhookView } from '../webhook'
import { type Message, messageOf } from './message'

/**
 * A message to an endpoint with what is sent; `message` is null when its event is no longer kept. Refuses
 * with `forbidden` and `not_found`.
 */
export async function viewMessage(
  actor: Actor,
  named: { endpointId: string; messageId: string },
): Promise<{ endpoint: WebhookView; delivery: WebhookDeliveryView; message: Message | null }> {
  const { endpoint, delivery } = await authorizeDelivery(db(), actor, named)
  const event = await findKeptEvent(db(), actor.organizationId, delivery.eventId)
  const message = event && messageOf(actor.organizationId, event)
  return { endpoint, delivery: viewDelivery(delivery), message }
}
