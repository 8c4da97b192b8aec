import type { Actor } from '@/lib/actor'
import { authorizeDecision } from '@/lib/apis/permissions/authorize-decision'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { saidOf } from './named-in-audit'
import { isStreamId } from './signal-stream'
import { deleteStream, findStreamsOfApi, insertSignal, updateStream } from './store'

type OneStream = { apiId: string; streamId: string }

/**
 * Stops a stream: its signals wait, and the receiver hears that and cannot start it again (Framework
 * §8.1.5). A stopped stream stays as it is. Refuses with `not_found` and `forbidden`.
 */
export function stopStream(actor: Actor, which: OneStream): Promise<void> {
  return steer(actor, which, 'paused')
}

/** Lets a stopped stream go on; what has waited is sent. Refuses with `not_found` and `forbidden`. */
export function resumeStream(actor: Actor, which: OneStream): Promise<void> {
  return steer(actor, which, 'enabled')
}

async function steer(actor: Actor, which: OneStream, status: 'paused' | 'enabled'): Promise<void> {
  await inTransaction(async (tx) => {
    const stream = await streamOfApi(tx, actor, which)
    if ((stream.stoppedByName !== null) === (status === 'paused')) return
    const reason = status === 'paused' ? 'Stopped in the portal.' : 'Resumed in the portal.'
    const stoppedByName = status === 'paused' ? actor.personName : null
    const at = now()
    await updateStream(tx, stream.id, {
      status,
      statusReason: reason,
      stoppedByName,
      updatedAt: at,
    })
    await insertSignal(tx, { streamId: stream.id, kind: 'stream_updated', subject: status, at })
    const { target, detail } = saidOf(stream, stream.app.name)
    const event = { target, detail: { ...detail, status } }
    await recordEvent(tx, actor, 'app.stream_status_changed', event)
  })
}

/** Removes a stream, with what waits for it. Refuses with `not_found` and `forbidden`. */
export async function removeStream(actor: Actor, which: OneStream): Promise<void> {
  await inTransaction(async (tx) => {
    const stream = await streamOfApi(tx, actor, which)
    if (!(await deleteStream(tx, stream.id))) return
    await recordEvent(tx, actor, 'app.stream_removed', saidOf(stream, stream.app.name))
  })
}

async function streamOfApi(tx: Tx, actor: Actor, { apiId, streamId }: OneStream) {
  const { id } = await authorizeDecision(tx, actor, apiId)
  const streams = isStreamId(streamId)
    ? await findStreamsOfApi(tx, { organizationId: actor.organizationId, apiId: id })
    : []
  const stream = streams.find((one) => one.id === streamId)
  if (!stream) throw new Refusal('not_found', `stream ${streamId.slice(0, 40)} of ${apiId}`)
  return stream
}
