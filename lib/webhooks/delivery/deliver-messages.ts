import { DAY, HOUR, MINUTE } from '@/lib/clock'
import type { Outcome, Queue } from '@/lib/queue/queue'
import { workOff } from '@/lib/queue/work-off'
import { type DueMessage, settleMessage, takeDueMessages } from './due-store'
import { GONE, sendMessage } from './send-message'
import { stopFailing } from './stop-failing'

/** The time from each attempt to the next one: ten attempts within some three days. */
const PAUSES = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  DAY,
] as const

/** Endpoints to which this process sends at present, and how many messages. */
const sending = new Map<string, number>()

const QUEUE: Queue<DueMessage> = {
  name: 'webhooks',
  pauses: PAUSES,
  atOnce: 60,
  take: async (most) => {
    const taken = await takeDueMessages(most, [...sending.keys()])
    for (const { endpointId } of taken) sending.set(endpointId, (sending.get(endpointId) ?? 0) + 1)
    return taken
  },
  attempt: async (due, signal) => {
    try {
      return await sendMessage(due, signal)
    } finally {
      const left = (sending.get(due.endpointId) ?? 1) - 1
      if (left > 0) sending.set(due.endpointId, left)
      else sending.delete(due.endpointId)
    }
  },
  settle,
}

/**
 * Sends the messages that are due, each endpoint by itself: one that is slow or dead holds up no other.
 * Answers how many attempts were made. Never throws.
 */
export function deliverMessages(isStopping?: () => boolean): Promise<number> {
  return workOff(QUEUE, isStopping)
}

async function settle(due: DueMessage, outcome: Outcome): Promise<void> {
  await settleMessage(due, outcome)
  if (outcome.failure === null || outcome.nextAttemptAt) return
  await stopFailing(due, due.answered === GONE ? 'gone' : 'failing')
}
