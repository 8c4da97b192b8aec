import { pool } from '@/lib/db/pool'
import type { KeyUse } from './note-key-use'
import { KEPT_OF } from './usage'

/** The last use only moves forward. */
const LATER = `
  last_used_at = excluded.last_used_at, last_address = excluded.last_address,
  last_user_agent = excluded.last_user_agent, last_grant_type = excluded.last_grant_type
  WHERE u.last_used_at < excluded.last_used_at`

/**
 * Writes in the order of the ids, so that two processes never deadlock. The joins drop uses of keys that are gone, and
 * of JWKS addresses that the app no longer uses.
 */
const RECORD = {
  name: 'record-key-uses',
  text: `
    WITH q AS (
      SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[],
        $6::text[])
      AS q(key_id, app_id, last_used_at, last_address, last_user_agent, last_grant_type)),
    added AS (
      INSERT INTO app_key_use AS u (key_id, last_used_at, last_address, last_user_agent,
        last_grant_type)
      SELECT q.key_id, last_used_at, last_address, last_user_agent, last_grant_type
      FROM q JOIN app_key ON app_key.id = q.key_id
      ORDER BY q.key_id
      ON CONFLICT (key_id) DO UPDATE SET ${LATER}),
    shown AS (
      INSERT INTO certificate_use AS u (id, app_id, last_used_at, last_address, last_user_agent,
        last_grant_type)
      SELECT q.key_id, app.id, last_used_at, last_address, last_user_agent, last_grant_type
      FROM q JOIN app ON app.id = q.app_id
      WHERE q.key_id LIKE 'crt\\_%'
      ORDER BY app.id
      ON CONFLICT (app_id) DO UPDATE SET ${LATER})
    INSERT INTO published_keys_use AS u (app_id, jwks_id, last_used_at, last_address,
      last_user_agent, last_grant_type)
    SELECT q.app_id, q.key_id, last_used_at, last_address, last_user_agent, last_grant_type
    FROM q JOIN app ON app.id = q.app_id AND app.jwks_id = q.key_id
    ORDER BY q.app_id
    ON CONFLICT (app_id) DO UPDATE SET jwks_id = excluded.jwks_id, ${LATER}`,
}

/**
 * Writes the last uses of these keys, whether they were added here or are published by their app, and of certificates:
 * all of them, or none if it throws.
 */
export async function recordKeyUses(uses: readonly KeyUse[]): Promise<void> {
  await pool().query({
    ...RECORD,
    values: [
      uses.map((use) => use.keyId),
      uses.map((use) => use.appId),
      uses.map((use) => use.at.toISOString()),
      uses.map((use) => use.address.slice(0, KEPT_OF.address)),
      uses.map((use) => use.userAgent.slice(0, KEPT_OF.userAgent)),
      uses.map((use) => use.grantType),
    ],
  })
}
