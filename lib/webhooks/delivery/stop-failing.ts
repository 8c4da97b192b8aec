import { byKeyturn, recordEvent } from '@/lib/audit/record-event'
import { DAY, now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { targetOf } from '../authorize-endpoint'
import { giveUpWaiting } from '../delivery-store'
import { findEndpoint, lockEndpoint, updateEndpoint } from '../store'
import type { DueMessage } from './due-store'

/** Nothing has arrived for so long when an endpoint is switched off. */
const FAILS_SECONDS = 3 * DAY

/**
 * Switches off an endpoint that a message was given up for, if nothing has arrived there for days or it
 * says that it is gone, and writes the event by which administrators hear of it.
 */
export async function stopFailing(
  { organizationId, endpointId }: Pick<DueMessage, 'organizationId' | 'endpointId'>,
  because: 'failing' | 'gone',
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockEndpoint(tx, endpointId)
    const endpoint = await findEndpoint(tx, organizationId, endpointId)
    if (endpoint?.status !== 'enabled') return
    const isLong = (endpoint.failingSince ?? now()) <= secondsAfter(now(), -FAILS_SECONDS)
    if (because === 'failing' && !isLong) return
    await updateEndpoint(tx, endpointId, { status: 'failing' })
    await giveUpWaiting(tx, endpointId)
    await recordEvent(tx, byKeyturn(organizationId), 'webhook.disabled', {
      target: targetOf(endpoint),
      detail: { because },
    })
  })
}
