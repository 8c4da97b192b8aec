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

/**
 * Changes what the receiver said of its stream; what is left out stays (Framework §8.1.1.3). Refuses
 * with `not_found`.
 */
export async function changeStream(
  receiver: Receiver,
  { stream_id, delivery, events_requested, description }: StreamChange,
): Promise<StreamRecord> {
  return inTransaction(async (tx) => {
    const { id } = await ownStream(tx, receiver, stream_id)
    const changed = await updateStream(tx, id, {
      updatedAt: now(),
      ...(delivery && deliveryData(id, delivery)),
      ...(events_requested && { eventsRequested: events_requested }),
      ...(description !== undefined && { description }),
    })
    const said = saidOf(changed, receiver.appName)
    await recordEvent(tx, byReceiver(receiver), 'app.stream_changed', said)
    return changed
  })
}
