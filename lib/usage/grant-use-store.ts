import { pool } from '@/lib/db/pool'
import type { GrantUse } from './note-grant-use'

/**
 * Writes in the order of the grants, so that two processes never deadlock. The last use only moves
 * forward. The join drops uses of grants that were revoked meanwhile.
 */
const RECORD = {
  name: 'record-grant-uses',
  text: `
    INSERT INTO grant_use AS u (grant_digest, last_used_at)
    SELECT q.* FROM unnest($1::bytea[], $2::timestamptz[]) AS q(grant_digest, last_used_at)
    JOIN app_grant ON app_grant.digest = q.grant_digest
    ORDER BY q.grant_digest
    ON CONFLICT (grant_digest) DO UPDATE SET last_used_at = excluded.last_used_at
    WHERE u.last_used_at < excluded.last_used_at`,
}

/** Writes the last uses of these grants: all of them, or none if it throws. */
export async function recordGrantUses(uses: readonly GrantUse[]): Promise<void> {
  const values = [uses.map((use) => use.grantDigest), uses.map((use) => use.at.toISOString())]
  await pool().query({ ...RECORD, values })
}
