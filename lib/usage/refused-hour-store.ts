import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { narrowed, type RefusedFilter } from './refused-filter-store'
import type { RefusedHour, Unnamed } from './usage'

/** A row of what was refused in one hour, with the name of its app. */
export type RefusedHourRow = Unnamed<RefusedHour>

/** Null narrows nothing; an empty list matches nothing. */
export type RefusedOfApps = RefusedFilter & { apps: readonly string[] | null }

/** The row behind which a page begins: its hour, app, cause, address and credential. */
export type RefusedPlace = readonly [
  hour: string,
  appId: string,
  cause: string,
  address: string,
  credentialId: string,
  proven: boolean,
]

/** What was refused to the apps of the organization, the newest hour first. */
export function findRefusedHours(
  tx: Tx,
  organizationId: string,
  { filter, after, take }: { filter: RefusedOfApps; after: RefusedPlace | null; take: number },
): Promise<RefusedHourRow[]> {
  const { apps } = filter
  const all = [
    Prisma.sql`app.organization_id = ${organizationId}`,
    apps && Prisma.sql`r.app_id = ANY(${[...apps]}::text[])`,
    ...narrowed(filter),
    after && behind(after),
  ].filter((one) => one instanceof Prisma.Sql)
  return tx.$queryRaw`
    SELECT r.hour, r.app_id AS "appId", app.name AS "appName", r.credential_id AS "credentialId",
      r.cause, r.address, r.proven, r.attempts::float8 AS attempts,
      r.first_at AS "firstAt", r.last_at AS "lastAt"
    FROM refused_attempt r JOIN app ON app.id = r.app_id
    WHERE ${Prisma.join(all, ' AND ')}
    ORDER BY r.hour DESC, r.app_id, r.cause, r.address, r.credential_id, r.proven LIMIT ${take}`
}

function behind([hour, appId, cause, address, credentialId, proven]: RefusedPlace): Prisma.Sql {
  return Prisma.sql`(r.hour < ${hour}::timestamptz OR (r.hour = ${hour}::timestamptz
    AND (r.app_id, r.cause, r.address, r.credential_id, r.proven)
      > (${appId}, ${cause}, ${address}, ${credentialId}, ${proven})))`
}
