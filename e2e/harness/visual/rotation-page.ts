import type { PageContext } from './page-probe'

/** An app with a target that has failed, a schedule that has stopped, and a rotation that is over. */
export async function rotationPage(
  appId: string,
  { cluster: { pool } }: PageContext,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM secret WHERE app_id = $1 ORDER BY created_at',
    [appId],
  )
  const settings = { address: 'https://bao.example.com', mount: 'secret', path: 'apps/board' }
  await pool.query(
    `INSERT INTO delivery_target (id, app_id, kind, name, settings, created_at, created_by_name,
       last_failed_at, last_failure)
     VALUES ('dlt_' || $1::text, $1, 'kv2', 'OpenBao', $2, now(), 'Olga', now(), 'It answered 503.')`,
    [appId, settings],
  )
  await pool.query(
    `INSERT INTO rotation_schedule (app_id, every_days, use_within_days, quiet_hours, next_at, set_at,
       set_by_name, stopped_at, stopped_because)
     VALUES ($1, 30, 7, 24, now(), now(), 'Olga', now(), 'delivery_failed')`,
    [appId],
  )
  await pool.query(
    `INSERT INTO rotation (id, app_id, state, scheduled, started_at, started_by_name, old_secret_id,
       new_secret_id, closed_at, receipt, refused_since, callers_before, callers_moved, old_ended_at)
     VALUES ('rot_shown', $1, 'ended', false, now(), 'Olga', $2, $3, now(), 'e30.e30.e30', 4, 2, 1, now())
     ON CONFLICT (new_secret_id) DO NOTHING`,
    [appId, rows[0]?.id, rows[1]?.id],
  )
  return `/apps/${appId}/rotation`
}
