import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { byReceiver, saidOf } from './named-in-audit'
import { ownStream } from './own-stream'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'
import { updateStream } from './store'
import { deliveryData } from './stream-data'
import type { StreamChange } from './stream-input'

/** How a stream did of which nothing was delivered where it goes now. */
const NOTHING_YET = { lastDeliveredAt: null, lastFailedAt: null, lastFailure: null } as const

/**
 * Changes what the receiver said of its stream; what is left out stays (Framework §8.1.1.3). A stream
 * that goes elsewhere from now on has to show there that it works. Refuses with `not_found`.
 */
export async function changeStream(
  receiver: Receiver,
  { stream_id, delivery, events_requested, description }: StreamChange,
): Promise<StreamRecord> {
  return inTransaction(async (tx) => {
    const { id, endpointUrl } = await ownStream(tx, receiver, stream_id)
    const data = delivery && deliveryData(id, delivery)
    const goesElsewhere = data !== undefined && data.endpointUrl !== endpointUrl
    const changed = await updateStream(tx, id, {
      updatedAt: now(),
      ...data,
      ...(goesElsewhere && NOTHING_YET),
      ...(events_requested && { eventsRequested: events_requested }),
      ...(description !== undefined && { description }),
    })
    const said = saidOf(changed, receiver.appName)
    await recordEvent(tx, byReceiver(receiver), 'app.stream_changed', said)
    return changed
  })
}
