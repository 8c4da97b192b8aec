import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { log } from '@/lib/log'
import { failureReason } from '@/lib/outgoing/failure-reason'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { readBody } from '@/lib/outgoing/read-body'
import { openHeader } from '@/lib/signals/authorization-header'
import { makeEventToken } from './event-token'
import {
  findDueStreams,
  findPushedStream,
  noteFailure,
  putOff,
  removeSignals,
  type Signal,
  type StreamToPush,
  takeSignals,
} from './queue-store'

/** A receiver has so long for a signal. */
const ANSWER_MS = 10_000
/** How many signals of one stream are taken at a time, and for how long no other process takes them. */
const AT_ONCE = 10
const LEASE_SECONDS = 2 * MINUTE
/** How many receivers are told at a time, and how many of those that failed: they may never answer. */
const STREAMS_MAX = 50
const FAILING_MAX = 25

/** Seconds from each attempt to the next. The last one stays, until the signal is too old. */
const PAUSES = [1, 2, 5, 10, 30, MINUTE, 5 * MINUTE, 15 * MINUTE] as const

/** RFC 8935 §2.4: the receiver will not take this token at any later time. */
const REFUSED_FOR_GOOD = new Set(['invalid_request', 'invalid_issuer', 'invalid_audience'])

/** Streams for which this process sends at present. */
const sending = new Map<string, Promise<void>>()

/**
 * Begins to push what is due (RFC 8935), each stream by itself: a receiver that is slow, or does not
 * answer, holds up no other. Resolves when it has begun; `pushesEnded` waits for the ends.
 */
export async function pushDueSignals(): Promise<void> {
  for (const { id: streamId, fails } of await findDueStreams()) {
    if (sending.has(streamId) || sending.size >= (fails ? FAILING_MAX : STREAMS_MAX)) continue
    const sent = pushAll(streamId)
      .catch((err) => log.warn({ err, streamId }, 'signals have to wait'))
      .finally(() => sending.delete(streamId))
    sending.set(streamId, sent)
  }
}

/** Resolves when nothing is being sent by this process. */
export async function pushesEnded(): Promise<void> {
  await Promise.all(sending.values())
}

async function pushAll(streamId: string): Promise<void> {
  const stream = await findPushedStream(streamId)
  if (!stream) return
  for (;;) {
    const signals = await takeSignals(streamId, { most: AT_ONCE, seconds: LEASE_SECONDS })
    if (signals.length === 0) return
    for (const [nth, signal] of signals.entries()) {
      const failure = await pushOne(stream, signal)
      if (failure === null) continue
      const pause = PAUSES[Math.min(signal.attempts, PAUSES.length) - 1] ?? 1
      await putOff(signals.slice(nth), secondsAfter(now(), pause))
      return noteFailure(streamId, failure)
    }
  }
}

/** Why the signal could not be delivered; null when the receiver has taken it, or never will. */
async function pushOne(stream: StreamToPush, signal: Signal): Promise<string | null> {
  const { id: streamId } = stream
  try {
    const answer = await send(stream, await makeEventToken(signal))
    if (answer.ok) {
      await removeSignals(streamId, [signal.id])
      return null
    }
    const reason = `The receiver answered ${answer.status} where 202 was expected.`
    if (!(await refusesForGood(answer))) return reason
    log.warn({ streamId, signalId: signal.id }, 'a receiver refused a signal')
    await removeSignals(streamId, [signal.id], reason)
    return null
  } catch (err) {
    log.warn({ err, streamId, attempts: signal.attempts }, 'a receiver could not be reached')
    return failureReason(err)
  }
}

function send({ id, endpointUrl, sealedAuthorization }: StreamToPush, token: string) {
  const header = sealedAuthorization && openHeader(id, sealedAuthorization)
  return fetchForeign(endpointUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/secevent+jwt',
      accept: 'application/json',
      ...(header ? { authorization: header.reveal() } : {}),
    },
    body: token,
    signal: AbortSignal.timeout(ANSWER_MS),
  })
}

async function refusesForGood(answer: Response): Promise<boolean> {
  if (answer.status !== 400) return false
  try {
    const said = JSON.parse(Buffer.from(await readBody(answer, 4096)).toString('utf8'))
    return REFUSED_FOR_GOOD.has(said?.err)
  } catch {
    return false
  }
}
