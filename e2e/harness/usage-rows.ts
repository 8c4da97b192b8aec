import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'

/** What the counters have written of one secret. */
type Used = { id: string; appId: string }

const ADDRESS = '203.0.113.17'

/** The secret was used so many times in each of the hours (counted back from now), by one caller. */
export async function addUses(
  pool: Pool,
  { id, appId }: Used,
  { hours, uses }: { hours: number[]; uses: number },
): Promise<void> {
  await pool.query(
    `INSERT INTO secret_use_hour (secret_id, hour, uses)
     SELECT $1, date_trunc('hour', now() - ago * interval '1 hour'), $3 FROM unnest($2::int[]) ago
     ON CONFLICT (secret_id, hour) DO UPDATE SET uses = excluded.uses`,
    [id, hours, uses],
  )
  const [first, last] = [Math.max(...hours), Math.min(...hours)]
  await pool.query(
    `INSERT INTO secret_use (secret_id, first_used_at, first_address, last_used_at, last_address,
       last_user_agent, last_grant_type)
     VALUES ($1, now() - $2 * interval '1 hour', $4, now() - $3 * interval '1 hour', $4,
       'curl/8.14.1', 'client_credentials')
     ON CONFLICT (secret_id) DO UPDATE SET first_used_at = excluded.first_used_at,
       last_used_at = excluded.last_used_at`,
    [id, first, last, ADDRESS],
  )
  await pool.query(
    `INSERT INTO caller (digest, app_id, credential_id, address, user_agent, grant_type, first_at,
       last_at, uses)
     VALUES ($1, $2, $3, $4, 'curl/8.14.1', 'client_credentials', now() - $5 * interval '1 hour',
       now() - $6 * interval '1 hour', $7)`,
    [randomBytes(16), appId, id, ADDRESS, first, last, uses * hours.length],
  )
}

/** The secret has ended and was still sent so many times in this hour. */
export async function addStillSent(pool: Pool, { id, appId }: Used, attempts: number) {
  await pool.query(
    `INSERT INTO refused_attempt (app_id, proven, credential_id, cause, hour, address, attempts,
       first_at, last_at)
     VALUES ($1, true, $2, 'secret_revoked', date_trunc('hour', now()), $3, $4, now(), now())`,
    [appId, id, ADDRESS, attempts],
  )
}
