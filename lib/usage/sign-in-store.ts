import { pool } from '@/lib/db/pool'
import type { SignIn } from './note-sign-in'

/**
 * Writes in the order of the apps, so that two processes never deadlock. The last sign-in only moves
 * forward. The join drops those of apps that are gone.
 */
const RECORD = {
  name: 'record-sign-ins',
  text: `
    INSERT INTO app_sign_in AS s (app_id, bound_by, last_at)
    SELECT q.app_id, q.bound_by::sign_in_binding, q.last_at
    FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS q(app_id, bound_by, last_at)
    JOIN app ON app.id = q.app_id
    ORDER BY q.app_id, q.bound_by
    ON CONFLICT (app_id, bound_by) DO UPDATE SET last_at = excluded.last_at
    WHERE s.last_at < excluded.last_at`,
}

/** Writes the last sign-ins of these apps: all of them, or none if it throws. */
export async function recordSignIns(signIns: readonly SignIn[]): Promise<void> {
  const values = [
    signIns.map(({ appId }) => appId),
    signIns.map(({ boundBy }) => boundBy),
    signIns.map(({ at }) => at.toISOString()),
  ]
  await pool().query({ ...RECORD, values })
}
