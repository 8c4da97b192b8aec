import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { byReceiver, saidOf } from './named-in-audit'
import { ownStream } from './own-stream'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'
import { updateStream } from './store'
import type { StatusChange } from './stream-input'

/**
 * Another status of a stream, as its receiver wishes (Framework §8.1.2.2). Refuses with `not_found`,
 * and with `stream_stopped` while people of the portal have stopped it.
 */
export async function setStatus(
  receiver: Receiver,
  { stream_id, status, reason }: StatusChange,
): Promise<StreamRecord> {
  return inTransaction(async (tx) => {
    const stream = await ownStream(tx, receiver, stream_id)
    if (stream.status === status) return stream
    if (stream.stoppedByName !== null) throw new Refusal('stream_stopped', stream.id)
    const changed = await updateStream(tx, stream.id, {
      status,
      statusReason: reason,
      updatedAt: now(),
    })
    const { target, detail } = saidOf(changed, receiver.appName)
    const event = { target, detail: { ...detail, status } }
    await recordEvent(tx, byReceiver(receiver), 'app.stream_status_changed', event)
    return changed
  })
}
