import { secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { WebhookDelivery } from '@/lib/db/generated/client'
import { LEASE_SECONDS } from '@/lib/queue/queue'

export type DeliveryRecord = WebhookDelivery

/** How many messages wait for each of these endpoints; those for which none waits are left out. */
export async function countWaiting(
  tx: Tx,
  endpointIds: readonly string[],
): Promise<Map<string, number>> {
  const counted = await tx.webhookDelivery.groupBy({
    by: ['endpointId'],
    where: { endpointId: { in: [...endpointIds] }, nextAttemptAt: { not: null } },
    _count: true,
  })
  return new Map(counted.map(({ endpointId, _count }) => [endpointId, _count]))
}

/** The messages to an endpoint, the latest first, from behind this one on. */
export function findDeliveries(
  tx: Tx,
  endpointId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeliveryRecord[]> {
  return tx.webhookDelivery.findMany({
    where: before ? { endpointId, eventId: { lt: before } } : { endpointId },
    orderBy: { eventId: 'desc' },
    take: limit,
  })
}

/** One message to an endpoint; null if there is none. */
export function findDelivery(
  tx: Tx,
  endpointId: string,
  id: string,
): Promise<DeliveryRecord | null> {
  return tx.webhookDelivery.findFirst({ where: { id, endpointId } })
}

/**
 * Makes a message due, with all its attempts before it. One that is due within a lease stays as it is: an
 * attempt may be under way, or comes by itself.
 */
export async function sendAnew(tx: Tx, id: string, at: Date): Promise<void> {
  const notBefore = secondsAfter(at, LEASE_SECONDS)
  await tx.webhookDelivery.updateMany({
    where: { id, OR: [{ nextAttemptAt: null }, { nextAttemptAt: { gt: notBefore } }] },
    data: { nextAttemptAt: at, deliveredAt: null, attempts: 0 },
  })
}

/** Gives up what waits for an endpoint that is switched off. */
export async function giveUpWaiting(tx: Tx, endpointId: string): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { endpointId, nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null, lastFailure: 'The webhook was switched off.' },
  })
}

/** Removes up to 1,000 messages that are older. Answers how many. */
export function deleteOldDeliveries(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`DELETE FROM webhook_delivery WHERE id IN (
    SELECT id FROM webhook_delivery WHERE at < ${before}::timestamptz LIMIT 1000
    FOR UPDATE SKIP LOCKED)`
}
