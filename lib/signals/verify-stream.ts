import { now, secondsAfter } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { ownStream } from './own-stream'
import type { Receiver } from './receiver'
import { MIN_VERIFICATION_SECONDS } from './signal-stream'
import { insertSignal, noteVerification } from './store'
import type { VerificationRequest } from './stream-input'

/**
 * Sends the receiver a verification over its stream (Framework §8.1.4). Refuses with `not_found`, and
 * with `verified_too_often` within ten seconds of the last one.
 */
export async function verifyStream(
  receiver: Receiver,
  { stream_id, state }: VerificationRequest,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { id } = await ownStream(tx, receiver, stream_id)
    const at = now()
    const before = secondsAfter(at, -MIN_VERIFICATION_SECONDS)
    if (!(await noteVerification(tx, id, { at, before }))) {
      throw new Refusal('verified_too_often', id)
    }
    await insertSignal(tx, { streamId: id, kind: 'verification', subject: state ?? null, at })
  })
}
