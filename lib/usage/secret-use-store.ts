import { pool } from '@/lib/db/pool'
import { LONGEST_USER_AGENT, type PendingUses } from './note-secret-use'

/**
 * Writes both tables in one statement, in the order of the secrets' ids, so that two processes
 * never deadlock. The last use only moves forward, the first use only back. The join drops uses of
 * secrets that are gone.
 */
const RECORD = {
  name: 'record-secret-uses',
  text: `
    WITH noted AS (
      SELECT q.* FROM unnest($1::bpchar[], $2::timestamptz[], $3::text[], $4::timestamptz[],
        $5::text[], $6::text[], $7::text[])
      AS q(secret_id, first_at, first_address, last_at, last_address, user_agent, grant_type)
      JOIN secret ON secret.id = q.secret_id
    ), hours AS (
      INSERT INTO secret_use_hour AS h (secret_id, hour, uses)
      SELECT q.secret_id, q.hour, q.uses
      FROM unnest($8::bpchar[], $9::timestamptz[], $10::bigint[]) AS q(secret_id, hour, uses)
      JOIN secret ON secret.id = q.secret_id
      ORDER BY q.secret_id, q.hour
      ON CONFLICT (secret_id, hour) DO UPDATE SET uses = h.uses + excluded.uses
    )
    INSERT INTO secret_use AS u (secret_id, first_used_at, first_address, last_used_at,
      last_address, last_user_agent, last_grant_type)
    SELECT secret_id, first_at, first_address, last_at, last_address, user_agent, grant_type
    FROM noted ORDER BY secret_id
    ON CONFLICT (secret_id) DO UPDATE SET
      first_used_at = least(u.first_used_at, excluded.first_used_at),
      first_address = CASE WHEN excluded.first_used_at < u.first_used_at
        THEN excluded.first_address ELSE u.first_address END,
      last_used_at = greatest(u.last_used_at, excluded.last_used_at),
      last_address = CASE WHEN excluded.last_used_at > u.last_used_at
        THEN excluded.last_address ELSE u.last_address END,
      last_user_agent = CASE WHEN excluded.last_used_at > u.last_used_at
        THEN excluded.last_user_agent ELSE u.last_user_agent END,
      last_grant_type = CASE WHEN excluded.last_used_at > u.last_used_at
        THEN excluded.last_grant_type ELSE u.last_grant_type END`,
}

/** Writes the uses of these secrets: all of them, or none if it throws. */
export async function recordSecretUses(uses: ReadonlyMap<string, PendingUses>): Promise<void> {
  const entries = [...uses].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const hours = entries.flatMap(([secretId, { perHour }]) =>
    [...perHour].map(([hour, count]) => ({ secretId, hour: new Date(hour), count })),
  )
  await pool().query({
    ...RECORD,
    values: [
      entries.map(([secretId]) => secretId),
      entries.map(([, use]) => use.first.at.toISOString()),
      entries.map(([, use]) => use.first.address),
      entries.map(([, use]) => use.last.at.toISOString()),
      entries.map(([, use]) => use.last.address),
      entries.map(([, use]) => use.last.userAgent.slice(0, LONGEST_USER_AGENT)),
      entries.map(([, use]) => use.last.grantType),
      hours.map((one) => one.secretId),
      hours.map((one) => one.hour.toISOString()),
      hours.map((one) => one.count),
    ],
  })
}
