import { findKeptEvent } from '@/lib/audit/log/find-audit-event'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { failureReason } from '@/lib/outgoing/failure-reason'
import { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import type { Failure } from '@/lib/queue/queue'
import { messageIdOf } from '../message-id'
import { signatures } from '../signing-secret'
import { findSealedSecrets } from '../store'
import type { DueMessage } from './due-store'
import { messageOf } from './message'

/** An endpoint has so long for its answer. */
const ANSWER_MS = 15_000

/** RFC 9110 §15.5.11: the endpoint is gone, and likely for good. */
export const GONE = 410

/**
 * Makes one attempt (Standard Webhooks 1.0). Answers why it failed, or null. Of the answer only the
 * status is read.
 */
export async function sendMessage(due: DueMessage, signal: AbortSignal): Promise<Failure | null> {
  const event = await findKeptEvent(db(), due.organizationId, due.eventId)
  if (!event) return { reason: 'The event is no longer kept.', forGood: true }
  const body = JSON.stringify(messageOf(due.organizationId, event))
  try {
    const answer = await fetchForeign(due.url, {
      method: 'POST',
      headers: await headersFor(due, body),
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    })
    await answer.body?.cancel()
    due.answered = answer.status
    if (answer.ok) return null
    return { reason: `It answered ${answer.status}.`, forGood: answer.status === GONE }
  } catch (err) {
    const { id, endpointId, attempts } = due
    log.warn({ err, id, endpointId, attempts }, 'a webhook could not be delivered')
    return { reason: failureReason(err) }
  }
}

async function headersFor({ id, endpointId }: DueMessage, body: string) {
  const timestamp = Math.floor(now().getTime() / 1000)
  const signed = { id: messageIdOf(id), timestamp, body }
  return {
    'content-type': 'application/json',
    'user-agent': 'Keyturn',
    'webhook-id': signed.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures(await findSealedSecrets(db(), endpointId), signed),
  }
}
