import { now, secondsAfter } from '@/lib/clock'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import { AS_TAKEN } from '@/lib/queue/due-rows'
import { LEASE_SECONDS, type Outcome } from '@/lib/queue/queue'
import { isQueue } from '@/lib/queue/waiting'

isQueue('webhook_delivery')

/** A message that this process sends now. `answered`: the status that it got, once there is one. */
export type DueMessage = {
  id: string
  attempts: number
  endpointId: string
  organizationId: string
  eventId: string
  url: string
  answered: number | null
}

/** So many messages of one endpoint are sent at a time; of one that fails, one. */
const PER_ENDPOINT = 4

/** So many of the free places are left to endpoints that work. */
const KEPT_FREE = 20

const TAKE: Statement = {
  name: 'take-due-webhooks',
  text: `
    UPDATE webhook_delivery delivery SET attempts = attempts + 1, next_attempt_at = $2::timestamptz
    FROM webhook_endpoint endpoint
    WHERE endpoint.id = delivery.endpoint_id AND delivery.id = ANY(ARRAY(
      SELECT id FROM webhook_delivery WHERE next_attempt_at <= $1::timestamptz AND id = ANY(ARRAY(
        SELECT id FROM (
          SELECT due.id, fails, row_number() OVER (
            ORDER BY fails, served NULLS FIRST, due.next_attempt_at, due.id) AS turn
          FROM (SELECT id, failing_since IS NOT NULL AS fails,
              CASE WHEN failing_since IS NULL THEN last_delivered_at END AS served
            FROM webhook_endpoint WHERE id <> ALL ($4::text[])) AS endpoint
          CROSS JOIN LATERAL (
            SELECT id, next_attempt_at FROM webhook_delivery
            WHERE endpoint_id = endpoint.id AND next_attempt_at <= $1::timestamptz
            ORDER BY next_attempt_at, id LIMIT CASE WHEN fails THEN 1 ELSE ${PER_ENDPOINT} END) AS due
        ) AS turns
        WHERE turn <= CASE WHEN fails THEN $3::int - ${KEPT_FREE} ELSE $3::int END))
      FOR UPDATE SKIP LOCKED))
    RETURNING delivery.id, delivery.attempts, delivery.endpoint_id AS "endpointId",
      endpoint.organization_id AS "organizationId", delivery.event_id AS "eventId", endpoint.url,
      NULL::int AS answered`,
}

/**
 * Takes up to `most` messages that are due, none for these endpoints. The endpoint whose last delivery is
 * the longest ago comes first, so that much that waits for slow ones holds up no other; those that fail
 * come last. Of several processes one gets each message.
 */
export function takeDueMessages(most: number, busy: readonly string[]): Promise<DueMessage[]> {
  const at = now()
  const until = secondsAfter(at, LEASE_SECONDS)
  return rowsOf(TAKE, [at.toISOString(), until.toISOString(), most, busy])
}

const SETTLE: Statement = {
  name: 'settle-webhook',
  text: `
    WITH settled AS (
      UPDATE webhook_delivery SET last_attempt_at = $3::timestamptz, last_status = $4::int,
        last_failure = $5, next_attempt_at = $6::timestamptz,
        delivered_at = CASE WHEN $5::text IS NULL THEN $3::timestamptz END
      WHERE ${AS_TAKEN} RETURNING endpoint_id)
    UPDATE webhook_endpoint SET
      last_delivered_at = CASE WHEN $5::text IS NULL THEN $3::timestamptz ELSE last_delivered_at END,
      failing_since = CASE WHEN $5::text IS NULL THEN NULL
        ELSE coalesce(failing_since, $3::timestamptz) END,
      last_failure = coalesce($5, last_failure)
    FROM settled WHERE webhook_endpoint.id = settled.endpoint_id`,
}

/** Writes down how an attempt ended, unless another process has taken the message since. */
export async function settleMessage(
  { id, attempts, answered }: DueMessage,
  { failure, nextAttemptAt }: Outcome,
): Promise<void> {
  const next = nextAttemptAt?.toISOString() ?? null
  await change(SETTLE, [id, attempts, now().toISOString(), answered, failure, next])
}
