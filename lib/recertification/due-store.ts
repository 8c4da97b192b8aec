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

/** One app, or those of an owner. */
type Listed = { organizationId: string; dueBefore?: Date } & (
  | { ownerId: string; appId?: undefined }
  | { appId: string; ownerId?: undefined }
)

const listed = ({ organizationId, ownerId, appId, dueBefore }: Listed) => Prisma.sql`
  FROM recertification r JOIN app ON app.id = r.app_id JOIN person owner ON owner.id = app.owner_id
  JOIN policy ON policy.organization_id = app.organization_id
  WHERE r.organization_id = ${organizationId} AND r.days > 0 AND ${isAsked(now())}
    AND (${IN_SERVICE} OR (app.deleted_at IS NULL AND app.suspended_for = 'recertification'))
    AND (${ownerId ?? null}::text IS NULL OR app.owner_id = ${ownerId})
    AND (${appId ?? null}::text IS NULL OR app.id = ${appId})
    AND (${dueBefore ?? null}::timestamptz IS NULL OR r.due_at < ${dueBefore ?? null}::timestamptz)`

/** Apps by the day on which they are due. */
export function findDue(tx: Tx, which: Listed, take: number): Promise<DueRow[]> {
  return tx.$queryRaw`
    SELECT app.id AS "appId", app.name AS "appName", owner.name AS "ownerName",
      r.due_at AS "dueAt", r.confirmed_at AS "confirmedAt", r.step
    ${listed(which)} ORDER BY r.due_at, r.app_id LIMIT ${take}`
}
