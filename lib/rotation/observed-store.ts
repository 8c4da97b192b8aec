import { secondsAfter } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { WATCHED_SECONDS } from './rotation-record'

/** What has become of the two secrets of a rotation. */
export type Observed = {
  id: string
  organizationId: string
  appName: string
  firstUsedAt: Date | null
  firstAddress: string | null
  newEndedAt: Date | null
  oldLastUsedAt: Date | null
  oldEndedAt: Date | null
  oldEndedByName: string | null
}

/**
 * Up to 200 rotations of which something is not written down yet: the first use of the new secret, the end
 * of one of them, or a limit that has passed. A week after the old one has ended they come once more, and
 * before when what waited in the mailbox is used.
 */
export function findMoved(tx: Tx, at: Date): Promise<Observed[]> {
  const watchedFrom = secondsAfter(at, -WATCHED_SECONDS)
  return tx.$queryRaw`
    SELECT r.id, app.organization_id AS "organizationId", app.name AS "appName",
      used.first_used_at AS "firstUsedAt", used.first_address AS "firstAddress",
      CASE WHEN next.retired_at IS NOT NULL THEN next.retired_at
        WHEN next.expires_at <= ${at}::timestamptz THEN next.expires_at END AS "newEndedAt",
      old_used.last_used_at AS "oldLastUsedAt",
      CASE WHEN old.retired_at IS NOT NULL THEN old.retired_at
        WHEN old.expires_at <= ${at}::timestamptz THEN old.expires_at END AS "oldEndedAt",
      old.retired_by_name AS "oldEndedByName"
    FROM rotation r
    JOIN app ON app.id = r.app_id
    JOIN secret next ON next.id = r.new_secret_id
    LEFT JOIN secret_use used ON used.secret_id = next.id
    LEFT JOIN secret old ON old.id = r.old_secret_id
    LEFT JOIN secret_use old_used ON old_used.secret_id = old.id
    WHERE r.closed_at IS NULL AND (
      (r.state IN ('unused', 'draining') AND (
        (r.first_used_at IS NULL AND used.secret_id IS NOT NULL)
        OR next.retired_at IS NOT NULL OR next.expires_at <= ${at}::timestamptz
        OR old.retired_at IS NOT NULL OR old.expires_at <= ${at}::timestamptz
        OR r.limit_at <= ${at}::timestamptz))
      OR (r.state = 'ended' AND (r.old_ended_at IS NULL OR r.old_ended_at <= ${watchedFrom}::timestamptz
        OR (r.jwe IS NOT NULL AND used.secret_id IS NOT NULL))))
    ORDER BY r.id LIMIT 200`
}

/**
 * Writes down the rotations that nobody has announced: a secret made after `since` while another one of its
 * app had not ended. Answers how many.
 */
export function adoptRotations(tx: Tx, since: Date): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO rotation (id, app_id, state, scheduled, started_at, started_by_name, old_secret_id,
      new_secret_id, delivered_at)
    SELECT 'rot_' || next.id, next.app_id, 'unused', false, next.created_at, next.created_by_name, old.id,
      next.id, next.created_at
    FROM secret next
    CROSS JOIN LATERAL (
      SELECT other.id FROM secret other
      WHERE other.app_id = next.app_id AND other.id <> next.id AND other.created_at < next.created_at
        AND (other.retired_at IS NULL OR other.retired_at >= next.created_at)
        AND other.retirement IS DISTINCT FROM 'regenerated'
        AND (other.expires_at IS NULL OR other.expires_at > next.created_at)
      ORDER BY other.created_at DESC LIMIT 1) old
    WHERE next.created_at > ${since}::timestamptz
      AND next.retired_because IS DISTINCT FROM 'not_delivered'
      AND NOT EXISTS (SELECT FROM rotation r WHERE r.new_secret_id = next.id)
    ON CONFLICT DO NOTHING`
}
