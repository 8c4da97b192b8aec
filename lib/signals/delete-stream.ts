import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { byReceiver, saidOf } from './named-in-audit'
import { ownStream } from './own-stream'
import type { Receiver } from './receiver'
import * as store from './store'

/** Removes a stream, with what waits for it (Framework §8.1.1.5). Refuses with `not_found`. */
export async function deleteStream(receiver: Receiver, streamId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const stream = await ownStream(tx, receiver, streamId)
    if (!(await store.deleteStream(tx, stream.id))) return
    const said = saidOf(stream, receiver.appName)
    await recordEvent(tx, byReceiver(receiver), 'app.stream_removed', said)
  })
}
