import { sha256 } from '@/lib/crypto/digest'
import { change, type Statement } from '@/lib/db/statement'
import { placed } from './bounded-rows'
import type { CallerOf } from './note-caller'
import type { Tallied } from './tally'
import { KEPT_OF } from './usage'

/** How many callers of one credential are kept; the others share one row. */
export const CALLERS_KEPT = 500

/**
 * Writes callers and hours in one statement, each table in the order of its key, so that two
 * processes never deadlock. The joins drop uses of apps and secrets that are gone.
 */
const RECORD: Statement = {
  name: 'record-callers',
  text: `
    WITH q AS (
      SELECT q.* FROM unnest($1::bytea[], $2::bytea[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::bigint[], $11::timestamptz[],
        $12::timestamptz[])
      AS q(digest, rest_digest, kind, app_id, credential_id, address, user_agent, grant_type, hour,
        uses, first_at, last_at)
      JOIN app ON app.id = q.app_id
    ),
    ${placed({ from: 'q', table: 'caller', key: 'digest', group: 'credential_id', most: CALLERS_KEPT })},
    kept AS (
      SELECT CASE WHEN fits THEN digest ELSE rest_digest END AS digest, app_id, credential_id,
        CASE WHEN fits THEN address ELSE '' END AS address,
        CASE WHEN fits THEN user_agent ELSE '' END AS user_agent,
        CASE WHEN fits THEN grant_type ELSE '' END AS grant_type, hour, uses, first_at, last_at
      FROM q_placed
    ),
    callers AS (
      INSERT INTO caller AS c (digest, app_id, credential_id, address, user_agent, grant_type, uses,
        first_at, last_at)
      SELECT digest, app_id, credential_id, address, user_agent, grant_type, sum(uses),
        min(first_at), max(last_at)
      FROM kept GROUP BY digest, app_id, credential_id, address, user_agent, grant_type
      ORDER BY digest
      ON CONFLICT (digest) DO UPDATE SET uses = c.uses + excluded.uses,
        first_at = least(c.first_at, excluded.first_at),
        last_at = greatest(c.last_at, excluded.last_at)
    ),
    secret_hours AS (
      INSERT INTO secret_use_hour AS h (secret_id, hour, uses)
      SELECT secret.id, q.hour, sum(q.uses) FROM q JOIN secret ON secret.id = q.credential_id::bpchar
      WHERE q.kind = 'secret'
      GROUP BY secret.id, q.hour ORDER BY secret.id, q.hour
      ON CONFLICT (secret_id, hour) DO UPDATE SET uses = h.uses + excluded.uses
    ),
    key_hours AS (
      INSERT INTO app_key_use_hour AS h (key_id, app_id, hour, uses)
      SELECT credential_id, app_id, hour, sum(uses) FROM q WHERE kind = 'key'
      GROUP BY credential_id, app_id, hour ORDER BY app_id, credential_id, hour
      ON CONFLICT (app_id, key_id, hour) DO UPDATE SET uses = h.uses + excluded.uses
    )
    INSERT INTO caller_hour AS h (caller_digest, hour, uses)
    SELECT digest, hour, sum(uses) FROM kept GROUP BY digest, hour ORDER BY digest, hour
    ON CONFLICT (caller_digest, hour) DO UPDATE SET uses = h.uses + excluded.uses`,
}

/** Names a caller in 16 bytes. */
function digestOf({ credentialId, address, grantType, userAgent }: CallerOf): Buffer {
  return sha256([credentialId, address, grantType, userAgent].join('\n')).subarray(0, 16)
}

function kept(caller: CallerOf): CallerOf {
  const { address, userAgent, grantType } = caller
  return {
    ...caller,
    address: address.slice(0, KEPT_OF.address),
    userAgent: userAgent.slice(0, KEPT_OF.userAgent),
    grantType: grantType.slice(0, KEPT_OF.grantType),
  }
}

/** Writes who came, and how often each credential was used: everything, or nothing if it throws. */
export async function recordCallers(tallied: readonly Tallied<CallerOf>[]): Promise<void> {
  const rows = tallied.map((one) => ({ ...one, what: kept(one.what) }))
  const whats = rows.map(({ what }) => what)
  await change(RECORD, [
    whats.map(digestOf),
    whats.map((what) => digestOf({ ...what, address: '', grantType: '', userAgent: '' })),
    whats.map(({ kind }) => kind),
    whats.map(({ appId }) => appId),
    whats.map(({ credentialId }) => credentialId),
    whats.map(({ address }) => address),
    whats.map(({ userAgent }) => userAgent),
    whats.map(({ grantType }) => grantType),
    rows.map(({ hour }) => new Date(hour).toISOString()),
    rows.map(({ count }) => count),
    rows.map(({ firstMs }) => new Date(firstMs).toISOString()),
    rows.map(({ lastMs }) => new Date(lastMs).toISOString()),
  ])
}
