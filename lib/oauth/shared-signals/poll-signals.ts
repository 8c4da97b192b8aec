import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { ownStream } from '@/lib/signals/own-stream'
import type { Receiver } from '@/lib/signals/receiver'
import type { PollRequest } from '@/lib/signals/stream-input'
import { makeEventToken } from './event-token'
import { listSignals, notePoll, removeSignals, type Signal } from './queue-store'
import { SignalError } from './signal-error'

/** How many signals one answer holds at most. */
const SIGNALS_MAX = 100
/** How long a request is held while there is nothing to say (RFC 8936 §2.4). */
const HOLD_SECONDS = 20
/** Of one stream in this process; a further request is answered at once. */
const HELD_MAX = 2

const held = new Map<string, number>()

/** Ids that PostgreSQL takes for a UUID. Others acknowledge nothing. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Removes what the receiver acknowledges or refuses, and answers what waits (RFC 8936 §2). While
 * nothing does, the answer is held for up to 20 seconds, unless the receiver wants it at once or
 * `isGone`. Refuses with `not_found`; throws `SignalError` for a stream that is pushed.
 */
export async function pollSignals(
  receiver: Receiver,
  { streamId, request, isGone }: { streamId: string; request: PollRequest; isGone: () => boolean },
): Promise<{ sets: Record<string, string>; moreAvailable?: true }> {
  const stream = await ownStream(db(), receiver, streamId)
  if (stream.delivery !== 'poll') {
    throw new SignalError(400, 'invalid_request', 'the signals of this stream are pushed')
  }
  await notePoll(streamId)
  await settle(streamId, request)
  const most = Math.min(request.maxEvents ?? SIGNALS_MAX, SIGNALS_MAX)
  if (most === 0) return { sets: {} }
  const seconds = request.returnImmediately ? 0 : HOLD_SECONDS
  const found = await waitForSignals(stream, { most: most + 1, seconds, isGone })
  const signals = found.slice(0, most)
  const tokens = await Promise.all(signals.map(makeEventToken))
  const sets = Object.fromEntries(signals.map(({ id }, n) => [id, tokens[n] ?? '']))
  return { sets, ...(found.length > most ? { moreAvailable: true as const } : {}) }
}

async function settle(streamId: string, { ack, setErrs }: PollRequest): Promise<void> {
  const taken = ack.filter((id) => UUID.test(id))
  if (taken.length > 0) await removeSignals(streamId, taken)
  const refused = Object.keys(setErrs).filter((id) => UUID.test(id))
  if (refused.length === 0) return
  log.warn({ streamId, setErrs }, 'a receiver could not read its signals')
  await removeSignals(streamId, refused, 'The receiver could not read a signal.')
}

async function waitForSignals(
  stream: { id: string; eventsRequested: string[] },
  { most, seconds, isGone }: { most: number; seconds: number; isGone: () => boolean },
): Promise<Signal[]> {
  const { id } = stream
  const others = held.get(id) ?? 0
  held.set(id, others + 1)
  try {
    for (let left = others < HELD_MAX ? seconds : 0; ; left -= 1) {
      const found = await listSignals(id, most)
      if (found.length > 0 || left <= 0 || isGone()) return found
      await wait(1000)
    }
  } finally {
    const now = (held.get(id) ?? 1) - 1
    if (now > 0) held.set(id, now)
    else held.delete(id)
  }
}
