import type { Tx } from '@/lib/db/client'
import type { Named } from './ending-store'
import type { PlannedEnd } from './planned-end'

/** What a secret's row holds while no end is planned. */
export const NO_PLAN = {
  endsAt: null,
  endsWhenQuietHours: null,
  endForced: false,
  endPlannedAt: null,
  endPlannedByName: null,
}

/** Plans the end of an active secret, and forgets an earlier plan; false if the secret has ended. */
export async function planEnd(tx: Tx, secretId: string, plan: PlannedEnd): Promise<boolean> {
  const { when, forced, plannedAt, plannedByName } = plan
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null } },
    data: {
      endsAt: 'at' in when ? when.at : null,
      endsWhenQuietHours: 'at' in when ? null : when.quietHours,
      endForced: forced,
      endPlannedAt: plannedAt,
      endPlannedByName: plannedByName,
    },
  })
  return count === 1
}

/** Forgets the planned end of an active secret; false if there is none. */
export async function cancelEnd(tx: Tx, secretId: string): Promise<boolean> {
  const { count } = await tx.secret.updateMany({
    where: { id: secretId, slot: { not: null }, endPlannedAt: { not: null } },
    data: NO_PLAN,
  })
  return count === 1
}

/** A secret that the server has ended as it was planned. */
export type PlannedlyEnded = Named & {
  organizationId: string
  plannedByName: string
  lastUsedAt: Date | null
}

/**
 * Ends up to 500 secrets whose planned end is due at `at`, and answers them. One statement decides, on
 * what it has locked: a use that is being written meanwhile keeps a secret that should be quiet, and
 * another process skips what this one ends. A pause is no quiet: that counts from its end. The end
 * waits until another secret of the app works, and was used unless the end is forced.
 */
export function endPlanned(tx: Tx, at: Date): Promise<PlannedlyEnded[]> {
  return tx.$queryRaw<PlannedlyEnded[]>`
    WITH planned AS (
      SELECT s.id, s.app_id, s.ends_at, s.end_planned_at, s.end_forced,
        s.ends_when_quiet_hours * interval '1 hour' AS quiet
      FROM secret s WHERE s.slot IS NOT NULL AND s.end_planned_at IS NOT NULL
        AND (s.ends_at <= ${at}::timestamptz
          OR greatest(s.end_planned_at, s.paused_until)
            + s.ends_when_quiet_hours * interval '1 hour' <= ${at}::timestamptz)
        AND (s.expires_at IS NULL OR s.expires_at > ${at}::timestamptz)
        AND EXISTS (SELECT FROM secret other
          LEFT JOIN secret_use used ON used.secret_id = other.id
          WHERE other.app_id = s.app_id AND other.id <> s.id AND other.slot IS NOT NULL
            AND (other.expires_at IS NULL OR other.expires_at > ${at}::timestamptz)
            AND (other.paused_until IS NULL OR other.paused_until <= ${at}::timestamptz)
            AND (s.end_forced OR used.secret_id IS NOT NULL))
      ORDER BY s.id LIMIT 500 FOR UPDATE OF s SKIP LOCKED
    ), quiet AS (
      SELECT u.secret_id FROM secret_use u JOIN planned ON planned.id = u.secret_id
      WHERE u.last_used_at + planned.quiet <= ${at}::timestamptz
      FOR UPDATE OF u SKIP LOCKED
    )
    UPDATE secret SET slot = NULL, retired_at = ${at}::timestamptz,
      retirement = 'revoked_keeping_tokens', retired_because = 'planned',
      retired_by_name = secret.end_planned_by_name
    FROM planned JOIN app ON app.id = planned.app_id
      LEFT JOIN secret_use u ON u.secret_id = planned.id
    WHERE secret.id = planned.id AND (planned.ends_at IS NOT NULL OR u.secret_id IS NULL
      OR planned.id IN (SELECT secret_id FROM quiet))
    RETURNING secret.id, secret.app_id AS "appId", secret.name, secret.prefix,
      secret.last_four AS "lastFour", app.organization_id AS "organizationId",
      secret.end_planned_by_name AS "plannedByName", u.last_used_at AS "lastUsedAt"`
}
