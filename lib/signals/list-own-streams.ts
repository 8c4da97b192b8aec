import { db } from '@/lib/db/client'
import { ownStream } from './own-stream'
import type { Receiver } from './receiver'
import type { StreamRecord } from './signal-stream'
import { findStreams } from './store'

/** The streams of the receiver, or the one that is named. Refuses with `not_found`. */
export async function listOwnStreams(
  receiver: Receiver,
  streamId: string | null,
): Promise<StreamRecord[]> {
  if (streamId !== null) return [await ownStream(db(), receiver, streamId)]
  return findStreams(db(), receiver.appId)
}
