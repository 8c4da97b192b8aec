import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'
import { isStreamId } from './signal-stream'
import { findStream } from './store'

/** The stream, if it is the receiver's. Refuses with `not_found`. */
export async function ownStream(tx: Tx, receiver: Receiver, id: string): Promise<StreamRecord> {
  const stream = isStreamId(id) ? await findStream(tx, receiver.appId, id) : null
  if (!stream) throw new Refusal('not_found', `signal stream ${id.slice(0, 40)}`)
  return stream
}
