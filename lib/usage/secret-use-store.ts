import { pool } from '@/lib/db/pool'
import type { PendingUses } from './note-secret-use'
import { KEPT_OF } from './usage'

/**
 * Writes in the order of the secrets' ids, so that two processes never deadlock. The last use only
 * moves forward, the first use only back. The join drops uses of secrets that are gone.
 */
const RECORD = {
  name: 'record-secret-uses',
  text: `
    WITH noted AS (
      SELECT q.* FROM unnest($1::bpchar[], $2::timestamptz[], $3::text[], $4::timestamptz[],
        $5::text[], $6::text[], $7::text[])
      AS q(secret_id, first_at, first_address, last_at, last_address, user_agent, grant_type)
      JOIN secret ON secret.id = q.secret_id
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
  await pool().query({
    ...RECORD,
    values: [
      entries.map(([secretId]) => secretId),
      entries.map(([, use]) => use.first.at.toISOString()),
      entries.map(([, use]) => use.first.address),
      entries.map(([, use]) => use.last.at.toISOString()),
      entries.map(([, use]) => use.last.address),
      entries.map(([, use]) => use.last.userAgent.slice(0, KEPT_OF.userAgent)),
      entries.map(([, use]) => use.last.grantType),
    ],
  })
}
