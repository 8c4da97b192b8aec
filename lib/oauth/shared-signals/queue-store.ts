import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now, secondsAfter } from '@/lib/clock'
import { change, rowsOf, type Statement } from '@/lib/db/statement'
import { isQueue } from '@/lib/queue/waiting'
import { KEPT_SECONDS, type SignalKind } from '@/lib/signals/signal-stream'

// What is polled waits for its receiver, and not for us.
isQueue(
  'signal',
  `stream_id IN (SELECT id FROM signal_stream WHERE delivery = 'push' AND status = 'enabled')`,
)

/** A signal of a stream, with all that its security event token says. */
export type Signal = {
  id: string
  kind: SignalKind
  appId: string | null
  personId: string | null
  subject: string | null
  at: Date
  /** Attempts to deliver it, the present one included. */
  attempts: number
  streamId: string
  receiverId: string
  status: string
  statusReason: string
}

const FIELDS = `signal.id, signal.kind, signal.app_id AS "appId", signal.person_id AS "personId",
  signal.subject, signal.at, signal.attempts, stream.id AS "streamId", stream.app_id AS "receiverId",
  stream.status, stream.status_reason AS "statusReason"`

/** Framework §8.1.2: a stream that does not work gets nothing but the news of that. */
const FLOWS = `(stream.status = 'enabled' OR signal.kind = 'stream_updated')`

const RECEIVES = `EXISTS (SELECT FROM app WHERE app.id = stream.app_id AND ${APP_IN_SERVICE})`

const FIND_DUE: Statement = {
  name: 'find-due-signal-streams',
  text: `
    SELECT DISTINCT stream.id, stream.last_failed_at IS NOT NULL
      AND stream.last_failed_at >= coalesce(stream.last_delivered_at, stream.created_at) AS fails
    FROM signal JOIN signal_stream stream ON stream.id = signal.stream_id
    WHERE signal.next_attempt_at <= $1::timestamptz AND stream.delivery = 'push'
      AND ${FLOWS} AND ${RECEIVES}
    ORDER BY fails, stream.id`,
}

/** `fails`: the last attempt did not succeed. */
export type DueStream = { id: string; fails: boolean }

/** The push streams for which a signal is due, those that fail last. */
export function findDueStreams(): Promise<DueStream[]> {
  return rowsOf(FIND_DUE, [now().toISOString()])
}

/** What a push needs of its stream. */
export type StreamToPush = { id: string; endpointUrl: string; sealedAuthorization: Buffer | null }

const FIND_PUSHED: Statement = {
  name: 'find-pushed-stream',
  text: `
    SELECT id, endpoint_url AS "endpointUrl", sealed_authorization AS "sealedAuthorization"
    FROM signal_stream WHERE id = $1 AND delivery = 'push'`,
}

/** A push stream; undefined for one that is gone, or polled by now. */
export async function findPushedStream(id: string): Promise<StreamToPush | undefined> {
  return (await rowsOf<StreamToPush>(FIND_PUSHED, [id]))[0]
}

const TAKE: Statement = {
  name: 'take-signals',
  text: `
    UPDATE signal SET attempts = attempts + 1, next_attempt_at = $3::timestamptz
    FROM signal_stream stream
    WHERE stream.id = signal.stream_id AND signal.id = ANY(ARRAY(
      SELECT signal.id FROM signal JOIN signal_stream stream ON stream.id = signal.stream_id
      WHERE signal.stream_id = $1 AND signal.next_attempt_at <= $2::timestamptz AND ${FLOWS}
      ORDER BY signal.at, signal.id LIMIT $4 FOR UPDATE OF signal SKIP LOCKED))
    RETURNING ${FIELDS}`,
}

/**
 * Up to `most` due signals of a stream, the oldest first. Of several callers one gets each, and has
 * `seconds` for them before another one may take them.
 */
export async function takeSignals(
  streamId: string,
  { most, seconds }: { most: number; seconds: number },
): Promise<Signal[]> {
  const until = secondsAfter(now(), seconds).toISOString()
  const taken = await rowsOf<Signal>(TAKE, [streamId, now().toISOString(), until, most])
  return taken.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
}

const LIST: Statement = {
  name: 'list-signals',
  text: `
    SELECT ${FIELDS} FROM signal JOIN signal_stream stream ON stream.id = signal.stream_id
    WHERE signal.stream_id = $1 AND ${FLOWS} ORDER BY signal.at, signal.id LIMIT $2`,
}

/** Up to `most` signals of a stream that wait, the oldest first. They stay until they are acknowledged. */
export function listSignals(streamId: string, most: number): Promise<Signal[]> {
  return rowsOf<Signal>(LIST, [streamId, most])
}

const PUT_OFF: Statement = {
  name: 'put-signals-off',
  text: `
    UPDATE signal SET next_attempt_at = $3::timestamptz,
      attempts = CASE WHEN id = $2::uuid THEN attempts ELSE attempts - 1 END
    WHERE stream_id = $1 AND id = ANY($4::uuid[])`,
}

/** Puts these signals off, of which only the first was tried. */
export async function putOff(signals: readonly Signal[], until: Date): Promise<void> {
  const [first] = signals
  if (!first) return
  const ids = signals.map(({ id }) => id)
  await change(PUT_OFF, [first.streamId, first.id, until.toISOString(), ids])
}

const REMOVE: Statement = {
  name: 'remove-signals',
  text: `
    WITH gone AS (DELETE FROM signal WHERE stream_id = $1 AND id = ANY($2::uuid[]) RETURNING id)
    UPDATE signal_stream SET
      delivered = delivered + CASE WHEN $4::text IS NULL THEN count ELSE 0 END,
      abandoned = abandoned + CASE WHEN $4::text IS NULL THEN 0 ELSE count END,
      last_delivered_at = CASE WHEN $4::text IS NULL THEN $3::timestamptz ELSE last_delivered_at END,
      last_failed_at = CASE WHEN $4::text IS NULL THEN last_failed_at ELSE $3::timestamptz END,
      last_failure = coalesce($4, last_failure)
    FROM (SELECT count(*)::int AS count FROM gone) AS counted WHERE id = $1 AND count > 0`,
}

/** Removes signals that were taken, or, with a reason, refused. Counts them. Unknown ids are ignored. */
export async function removeSignals(
  streamId: string,
  ids: readonly string[],
  refusedBecause: string | null = null,
): Promise<void> {
  await change(REMOVE, [streamId, ids, now().toISOString(), refusedBecause])
}

const FAILED: Statement = {
  name: 'note-failed-signal',
  text: `
    UPDATE signal_stream SET last_failed_at = $2::timestamptz, last_failure = $3 WHERE id = $1`,
}

/** Notes why a stream's signals could not be delivered. */
export async function noteFailure(streamId: string, reason: string): Promise<void> {
  await change(FAILED, [streamId, now().toISOString(), reason])
}

const POLLED: Statement = {
  name: 'note-polled-signals',
  text: 'UPDATE signal_stream SET last_polled_at = $2::timestamptz WHERE id = $1',
}

/** Notes that the receiver has asked for its signals. */
export async function notePoll(streamId: string): Promise<void> {
  await change(POLLED, [streamId, now().toISOString()])
}

const SWEEP: Statement = {
  name: 'sweep-signals',
  text: `
    WITH old AS (
      DELETE FROM signal WHERE id = ANY(ARRAY(
        SELECT id FROM signal WHERE at <= $1::timestamptz LIMIT 500 FOR UPDATE SKIP LOCKED))
      RETURNING stream_id)
    UPDATE signal_stream SET abandoned = abandoned + count
    FROM (SELECT stream_id, count(*)::int AS count FROM old GROUP BY stream_id) AS counted
    WHERE id = counted.stream_id`,
}

/** Gives up signals that are so old that no token of theirs can live. Answers of how many streams. */
export function deleteOldSignals(): Promise<number> {
  return change(SWEEP, [secondsAfter(now(), -KEPT_SECONDS).toISOString()])
}

/** So many signals wait for one receiver; each is a row. */
export const WAITING_MAX = 100_000

const SHED: Statement = {
  name: 'shed-signals',
  text: `
    WITH many AS (SELECT stream_id FROM signal GROUP BY stream_id HAVING count(*) > $1),
    old AS (
      DELETE FROM signal WHERE id = ANY(ARRAY(
        SELECT too_many.id FROM many CROSS JOIN LATERAL (
          SELECT id FROM signal WHERE signal.stream_id = many.stream_id
          ORDER BY at DESC, id DESC OFFSET $1 LIMIT 10000) AS too_many))
      RETURNING stream_id)
    UPDATE signal_stream SET abandoned = abandoned + count
    FROM (SELECT stream_id, count(*)::int AS count FROM old GROUP BY stream_id) AS counted
    WHERE id = counted.stream_id`,
}

/** Gives up the oldest signals of streams for which more than `most` wait. Answers of how many streams. */
export function shedSignals(most = WAITING_MAX): Promise<number> {
  return change(SHED, [most])
}
