import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { byReceiver, saidOf } from './named-in-audit'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'
import { STREAMS_MAX } from './signal-stream'
import { findStreams, insertStream } from './store'
import { deliveryData } from './stream-data'
import type { NewStream } from './stream-input'

/**
 * A stream on which the receiver hears from now on what ends tokens (Framework §8.1.1.1). Refuses
 * with `too_many_streams`.
 */
export async function createStream(receiver: Receiver, stream: NewStream): Promise<StreamRecord> {
  const { appId, organizationId } = receiver
  const id = newId('sig')
  return inTransaction(async (tx) => {
    await lockOrganization(tx, organizationId)
    if ((await findStreams(tx, appId)).length >= STREAMS_MAX) {
      throw new Refusal('too_many_streams', `app ${appId}`)
    }
    const created = await insertStream(tx, {
      id,
      organizationId,
      appId,
      createdAt: now(),
      description: stream.description,
      eventsRequested: stream.events_requested,
      ...deliveryData(id, stream.delivery),
    })
    await recordEvent(
      tx,
      byReceiver(receiver),
      'app.stream_created',
      saidOf(created, receiver.appName),
    )
    return created
  })
}
