import { change, rowsOf, type Statement } from '@/lib/db/statement'

/** A request that came with this key before: what was asked, and what became of it. */
export type Recorded = {
  requestDigest: Buffer
  /** Null while it has no answer. */
  status: number | null
  targetId: string | null
}

/** A record older than the retention counts as none: its row is begun anew. */
const BEGIN: Statement = {
  name: 'begin-api-request',
  text: `
    INSERT INTO api_request AS r (digest, request_digest, created_at) VALUES ($1, $2, $3)
    ON CONFLICT (digest) DO UPDATE SET request_digest = excluded.request_digest, status = NULL,
      target_id = NULL, created_at = excluded.created_at
    WHERE r.created_at <= $4::timestamptz
    RETURNING 1`,
}

const FIND: Statement = {
  name: 'find-api-request',
  text: `SELECT request_digest AS "requestDigest", status, target_id AS "targetId"
    FROM api_request WHERE digest = $1`,
}

const FINISH: Statement = {
  name: 'finish-api-request',
  text: 'UPDATE api_request SET status = $2, target_id = $3 WHERE digest = $1',
}

const FORGET: Statement = {
  name: 'forget-api-request',
  text: 'DELETE FROM api_request WHERE digest = $1 AND status IS NULL',
}

const SWEEP: Statement = {
  name: 'sweep-api-requests',
  text: `
    DELETE FROM api_request WHERE digest = ANY(ARRAY(
      SELECT digest FROM api_request WHERE created_at <= $1::timestamptz
      LIMIT $2 FOR UPDATE SKIP LOCKED))`,
}

type Begun = { digest: Buffer; requestDigest: Buffer; at: Date; staleFrom: Date }

/** Adds the record, or says false: somebody has begun with this key. */
export async function insertRequest({
  digest,
  requestDigest,
  at,
  staleFrom,
}: Begun): Promise<boolean> {
  return (await rowsOf(BEGIN, [digest, requestDigest, at, staleFrom])).length > 0
}

export async function findRequest(digest: Buffer): Promise<Recorded | undefined> {
  return (await rowsOf<Recorded>(FIND, [digest]))[0]
}

export async function finishRequest(
  digest: Buffer,
  { status, targetId }: { status: number; targetId: string | null },
): Promise<void> {
  await change(FINISH, [digest, status, targetId])
}

/** Removes a record that has no answer. */
export async function forgetRequest(digest: Buffer): Promise<void> {
  await change(FORGET, [digest])
}

/** Removes up to `most` records from before this time. Answers how many. */
export function deleteRequests(before: Date, most: number): Promise<number> {
  return change(SWEEP, [before, most])
}
