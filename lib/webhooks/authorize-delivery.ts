import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeEndpoint } from './authorize-endpoint'
import { type DeliveryRecord, findDelivery } from './delivery-store'
import { deliveryIdOf } from './message-id'

/** A message to an endpoint of the actor's organization. Refuses with `forbidden` and `not_found`. */
export async function authorizeDelivery(
  tx: Tx,
  actor: Actor,
  { endpointId, messageId }: { endpointId: string; messageId: string },
): Promise<Awaited<ReturnType<typeof authorizeEndpoint>> & { delivery: DeliveryRecord }> {
  const authorized = await authorizeEndpoint(tx, actor, endpointId)
  const id = deliveryIdOf(messageId)
  const delivery = id && (await findDelivery(tx, endpointId, id))
  if (!delivery) throw new Refusal('not_found', `no message ${messageId.slice(0, 64)}`)
  return { ...authorized, delivery }
}
