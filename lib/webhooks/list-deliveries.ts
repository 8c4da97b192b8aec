import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeEndpoint } from './authorize-endpoint'
import { findDeliveries } from './delivery-store'
import { viewDelivery } from './view-delivery'
import { DELIVERIES_PER_PAGE, type WebhookDeliveryView } from './webhook'

/**
 * A page of the messages to an endpoint, the latest first, from behind the event `before` on; `next` is
 * the event that the following page begins behind. Refuses with `forbidden` and `not_found`.
 */
export async function listDeliveries(
  actor: Actor,
  endpointId: string,
  { before, size = DELIVERIES_PER_PAGE }: { before: string | null; size?: number },
): Promise<{ deliveries: WebhookDeliveryView[]; next: string | null }> {
  await authorizeEndpoint(db(), actor, endpointId)
  const found = await findDeliveries(db(), endpointId, { before, limit: size + 1 })
  const deliveries = found.slice(0, size).map(viewDelivery)
  return { deliveries, next: found.length > size ? (deliveries.at(-1)?.eventId ?? null) : null }
}
