import type { DeliveryRecord } from './delivery-store'
import { messageIdOf } from './message-id'
import { deliveryState, type WebhookDeliveryView } from './webhook'

/** A message as the portal and the management API show it. */
export function viewDelivery({ id, endpointId: _, ...row }: DeliveryRecord): WebhookDeliveryView {
  return { ...row, id: messageIdOf(id), state: deliveryState(row) }
}
