import type { Actor } from '@/lib/actor'
import { findKeptEvent } from '@/lib/audit/log/find-audit-event'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeDelivery } from '../authorize-delivery'
import { sendAnew } from '../delivery-store'

/**
 * Sends a message again, with the same `webhook-id`, so that a receiver that has worked on it leaves it. One
 * that is being sent, or is due within a minute, is sent once.
 * Refuses with `forbidden`, `not_found`, `webhook_without_secret` and `webhook_message_gone`.
 */
export async function resendMessage(
  actor: Actor,
  named: { endpointId: string; messageId: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const { endpoint, target, delivery } = await authorizeDelivery(tx, actor, named)
    if (endpoint.status === 'new') throw new Refusal('webhook_without_secret', endpoint.id)
    if (!(await findKeptEvent(tx, actor.organizationId, delivery.eventId))) {
      throw new Refusal('webhook_message_gone', delivery.eventId)
    }
    await sendAnew(tx, delivery.id, now())
    await recordEvent(tx, actor, 'webhook.resent', {
      target,
      detail: { messageId: named.messageId, event: delivery.action },
    })
  })
}
