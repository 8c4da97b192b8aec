import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { isAsked } from './store'

const IN_SERVICE = Prisma.raw(APP_IN_SERVICE)

export type DueRow = {
  appId: string
  appName: string
  ownerName: string
  dueAt: Date
  confirmedAt: Date | null
  step: number
}

type Listed = { organizationId: string; ownerId?: string; appId?: string; dueBefore?: Date }

const listed = ({ organizationId, ownerId, appId, dueBefore }: Listed) => Prisma.sql`
  FROM recertification r JOIN app ON app.id = r.app_id JOIN person owner ON owner.id = app.owner_id
  JOIN policy ON policy.organization_id = app.organization_id
  WHERE r.organization_id = ${organizationId} AND r.days > 0 AND ${isAsked(now())}
    AND (${IN_SERVICE} OR (app.deleted_at IS NULL AND app.suspended_for = 'recertification'))
    AND (${ownerId ?? null}::text IS NULL OR app.owner_id = ${ownerId})
    AND (${appId ?? null}::text IS NULL OR app.id = ${appId})
    AND (${dueBefore ?? null}::timestamptz IS NULL OR r.due_at < ${dueBefore ?? null}::timestamptz)`

/** Apps by the day on which they are due: one, those of an owner, or all. */
export function findDue(
  tx: Tx,
  which: Listed,
  { skip, take }: { skip: number; take: number },
): Promise<DueRow[]> {
  return tx.$queryRaw`
    SELECT app.id AS "appId", app.name AS "appName", owner.name AS "ownerName",
      r.due_at AS "dueAt", r.confirmed_at AS "confirmedAt", r.step
    ${listed(which)} ORDER BY r.due_at, r.app_id LIMIT ${take} OFFSET ${skip}`
}

/**
 * How many apps of an organization there are of each step, by whether they were ever confirmed. All rounds are
 * counted, less those of the apps that are not listed: to read every app would take ten times as long.
 */
export function countDue(
  tx: Tx,
  organizationId: string,
): Promise<{ step: number; confirmed: boolean; apps: number }[]> {
  const asked = Prisma.sql`JOIN policy ON policy.organization_id = r.organization_id
    CROSS JOIN LATERAL (SELECT r.app_id AS id, CASE WHEN policy.exempting
      THEN (SELECT created_at FROM app WHERE app.id = r.app_id) END AS created_at) app
    WHERE r.organization_id = ${organizationId} AND r.days > 0 AND ${isAsked(now())}`
  return tx.$queryRaw`
    WITH out AS (
      SELECT listing.app_id FROM app_listing listing
      WHERE listing.organization_id = ${organizationId} AND listing.deleted
      UNION ALL SELECT app.id FROM app_listing listing JOIN app ON app.id = listing.app_id
      WHERE listing.organization_id = ${organizationId} AND listing.suspended AND NOT listing.deleted
        AND app.suspended_for IS DISTINCT FROM 'recertification')
    SELECT step, confirmed, sum(apps)::int AS apps FROM (
      SELECT r.step, r.confirmed_at IS NOT NULL AS confirmed, count(*) AS apps
      FROM recertification r ${asked} GROUP BY 1, 2
      UNION ALL SELECT r.step, r.confirmed_at IS NOT NULL, -count(*)
      FROM out JOIN recertification r ON r.app_id = out.app_id ${asked} GROUP BY 1, 2) parts
    GROUP BY 1, 2 HAVING sum(apps) > 0`
}
