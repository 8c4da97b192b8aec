import { change, type Statement } from '@/lib/db/statement'
import { placed } from './bounded-rows'
import type { Refused } from './note-refused'
import type { Tallied } from './tally'
import { KEPT_OF } from './usage'

/** Of one app and hour so many rows are kept, apart for right values and for what may be forged. */
export const REFUSED_ROWS_KEPT = 100

/** Of one hour so many rows are kept of what named no app that there is. */
export const UNKNOWN_ROWS_KEPT = 200

const COUNTED = 'sum(attempts), min(first_at), max(last_at)'
const ADDED = (alias: string) => `attempts = ${alias}.attempts + excluded.attempts,
  first_at = least(${alias}.first_at, excluded.first_at),
  last_at = greatest(${alias}.last_at, excluded.last_at)`
const OF_APP = 'app_id, proven, credential_id, cause, hour, address'
const OF_NOBODY = 'hour, what, address'

/**
 * Whether there is such an app, and whether the credential is one of it, is decided here, and not
 * on the way of a request. Each table is written in the order of its key, so that two processes never
 * deadlock.
 */
const RECORD: Statement = {
  name: 'record-refused',
  text: `
    WITH sent AS (
      SELECT sent.*, app.id IS NOT NULL AS exists, app.jwks_id
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[],
        $7::timestamptz[], $8::bigint[], $9::timestamptz[], $10::timestamptz[])
      AS sent(app_id, secret_id, key, cause, address, proven, hour, attempts, first_at, last_at)
      LEFT JOIN app ON app.id = sent.app_id
    ),
    ours AS (
      SELECT app_id, proven, coalesce(secret.id::text, CASE WHEN key <> '' THEN
          coalesce((SELECT k.id FROM app_key k WHERE k.app_id = sent.app_id
            AND (k.id = sent.key OR k.kid = sent.key) LIMIT 1),
            (SELECT f.id FROM federated_credential f
              WHERE f.id = sent.key AND f.app_id = sent.app_id), jwks_id) END, '') AS credential_id,
        cause, hour, address, attempts, first_at, last_at
      FROM sent
      LEFT JOIN LATERAL (SELECT s.id FROM secret s
        WHERE s.id = sent.secret_id::bpchar AND s.app_id = sent.app_id) secret ON true
      WHERE exists
    ),
    nobodys AS (
      SELECT hour, left(app_id, ${KEPT_OF.what}) AS what, address, attempts, first_at, last_at
      FROM sent WHERE NOT exists
    ),
    ${placed({
      from: 'ours',
      table: 'refused_attempt',
      key: OF_APP,
      group: 'app_id, proven, hour',
      most: REFUSED_ROWS_KEPT,
    })},
    ${placed({
      from: 'nobodys',
      table: 'unknown_attempt',
      key: OF_NOBODY,
      group: 'hour',
      most: UNKNOWN_ROWS_KEPT,
    })},
    unknown AS (
      INSERT INTO unknown_attempt AS u (${OF_NOBODY}, attempts, first_at, last_at)
      SELECT ${OF_NOBODY}, ${COUNTED} FROM (
        SELECT hour, CASE WHEN fits THEN what ELSE '' END AS what,
          CASE WHEN fits THEN address ELSE '' END AS address, attempts, first_at, last_at
        FROM nobodys_placed) kept
      GROUP BY ${OF_NOBODY} ORDER BY ${OF_NOBODY}
      ON CONFLICT (${OF_NOBODY}) DO UPDATE SET ${ADDED('u')}
    )
    INSERT INTO refused_attempt AS r (${OF_APP}, attempts, first_at, last_at)
    SELECT ${OF_APP}, ${COUNTED} FROM (
      SELECT app_id, proven, credential_id, cause, hour,
        CASE WHEN fits THEN address ELSE '' END AS address, attempts, first_at, last_at
      FROM ours_placed) kept
    GROUP BY ${OF_APP} ORDER BY ${OF_APP}
    ON CONFLICT (${OF_APP}) DO UPDATE SET ${ADDED('r')}`,
}

/** What PostgreSQL can store of a text that somebody sent. */
function storable(text: string | null, most: number): string {
  return (text ?? '').replaceAll('\0', '').slice(0, most)
}

/** Writes what was refused: everything, or nothing if it throws. */
export async function recordRefused(tallied: readonly Tallied<Refused>[]): Promise<void> {
  const whats = tallied.map(({ what }) => what)
  await change(RECORD, [
    whats.map(({ appId }) => storable(appId, 2048)),
    whats.map(({ secretId }) => storable(secretId, 8)),
    whats.map(({ key }) => storable(key, 200)),
    whats.map(({ cause }) => storable(cause, KEPT_OF.cause)),
    whats.map(({ address }) => storable(address, KEPT_OF.address)),
    whats.map(({ proven }) => proven),
    tallied.map(({ hour }) => new Date(hour).toISOString()),
    tallied.map(({ count }) => count),
    tallied.map(({ firstMs }) => new Date(firstMs).toISOString()),
    tallied.map(({ lastMs }) => new Date(lastMs).toISOString()),
  ])
}
