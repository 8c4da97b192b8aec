import { APP_SOURCES, type AppSource, BY_PEOPLE } from '@/lib/apps/app'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import type { MomentPlace } from '@/lib/place'
import type { GivenGroup } from './given'

/** What an administrator of an organization looks at. */
export type GivenFilter = {
  organizationId: string
  search: string
  group?: GivenGroup | undefined
  appId?: string | undefined
  /** Only what follows this place, the latest first. */
  after?: MomentPlace | undefined
  at: Date
}

const NONE = Prisma.empty

const SOURCES: Record<GivenGroup, AppSource[]> = {
  registered: [...BY_PEOPLE],
  agents: APP_SOURCES.filter((source) => !BY_PEOPLE.some((one) => one === source)),
}

/**
 * Whether the person of a grant `g` is a member of this organization and of no other. What somebody gives who is a
 * member elsewhere too is looked at where the app is: it may be nothing that this organization knows.
 */
export function isOnlyMemberOf(organizationId: string): Prisma.Sql {
  return Prisma.sql`(SELECT bool_and(m.organization_id = ${organizationId})
    FROM membership m WHERE m.person_id = g.person_id)`
}

/** Whether a grant `g` still allows something. */
export function isAlive(at: Date): Prisma.Sql {
  return Prisma.sql`(g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz)`
}

/** Whether a grant `g` follows a place. All that do are as old or older: an index begins there. */
const isBehind = ({ at, id }: MomentPlace) => Prisma.sql`AND g.updated_at <= ${at}::timestamptz
  AND (g.updated_at < ${at}::timestamptz OR g.id > ${id})`

/** The conditions of the filter on grants `g` to an app that is listed as `app`, except the search. */
function narrowed({ group, appId, after, at }: GivenFilter): Prisma.Sql {
  return Prisma.sql`${isAlive(at)} ${after ? isBehind(after) : NONE}
    ${appId ? Prisma.sql`AND g.app_id = ${appId}` : NONE}
    ${group ? Prisma.sql`AND app.source = ANY(${SOURCES[group]}::app_source[])` : NONE}`
}

export const LATEST_FIRST = Prisma.sql`ORDER BY updated_at DESC, id`

const KEYS = Prisma.sql`g.updated_at, g.id, g.person_id, g.app_id`

/** More than this are not counted, to know whether there are fewer apps elsewhere than people here. */
const COMPARED_MAX = 20_000

/** The apps of other organizations, found in the order of an index, which PostgreSQL follows for it. */
const APPS_ELSEWHERE = Prisma.sql`FROM organization other CROSS JOIN LATERAL (
  SELECT app_id, source FROM app_listing WHERE organization_id = other.id
  ORDER BY source, name, app_id OFFSET 0) app`

/**
 * From where the grants of an organization's people to apps of other ones are found: from the people, or from these
 * apps, which are fewer. Null if there are no such apps.
 */
type Elsewhere = 'people' | 'apps' | null

/** A filter, and how what is seen elsewhere is found. */
export type Seen = GivenFilter & { elsewhere: Elsewhere }

/** Finds out how what is seen elsewhere is found. */
export async function seenWith(tx: Tx, filter: GivenFilter): Promise<Seen> {
  if (filter.appId) return { ...filter, elsewhere: 'apps' }
  const { organizationId } = filter
  const [row] = await tx.$queryRaw<{ elsewhere: Elsewhere }[]>`
    WITH apps AS MATERIALIZED (SELECT count(*) AS number FROM (
      SELECT ${APPS_ELSEWHERE} WHERE other.id <> ${organizationId} LIMIT ${COMPARED_MAX}) apps),
    people AS MATERIALIZED (SELECT count(*) AS number FROM (
      SELECT FROM membership WHERE organization_id = ${organizationId}
      LIMIT (SELECT number FROM apps)) people)
    SELECT CASE WHEN apps.number = 0 THEN NULL
      WHEN people.number < apps.number THEN 'people' ELSE 'apps' END AS elsewhere FROM apps, people`
  return { ...filter, elsewhere: row?.elsewhere ?? null }
}

/**
 * Grants `g` of `grants` to the apps of the organization. Where there are no other apps, and no group is wanted, the
 * app of each is not looked at.
 */
export function toOwnApps(seen: Seen, grants = Prisma.sql`app_grant g`): Prisma.Sql {
  const { organizationId, group, elsewhere } = seen
  if (!elsewhere && !group) {
    return Prisma.sql`SELECT ${KEYS} FROM ${grants} WHERE ${narrowed(seen)}`
  }
  return Prisma.sql`SELECT ${KEYS} FROM ${grants} JOIN app_listing app ON app.app_id = g.app_id
    WHERE app.organization_id = ${organizationId} AND ${narrowed(seen)}`
}

/**
 * Grants `g` of the organization's people to apps of other ones. Each OFFSET keeps
 * PostgreSQL from beginning with all grants.
 */
export function toAppsElsewhere(seen: Seen): Prisma.Sql {
  const { organizationId, appId, elsewhere } = seen
  const where = Prisma.sql`${narrowed(seen)} AND ${isOnlyMemberOf(organizationId)}`
  if (elsewhere === 'people') {
    return Prisma.sql`SELECT ${KEYS}
      FROM (SELECT person_id FROM membership WHERE organization_id = ${organizationId} OFFSET 0) member
      CROSS JOIN LATERAL (SELECT * FROM app_grant WHERE person_id = member.person_id OFFSET 0) g
      CROSS JOIN LATERAL (SELECT * FROM app_listing WHERE app_id = g.app_id OFFSET 0) app
      WHERE app.organization_id <> ${organizationId} AND ${where}`
  }
  const apps = appId
    ? Prisma.sql`(SELECT * FROM app_listing WHERE app_id = ${appId}
        AND organization_id <> ${organizationId} OFFSET 0) app`
    : Prisma.sql`(SELECT app.* ${APPS_ELSEWHERE}
        WHERE other.id <> ${organizationId} OFFSET 0) app`
  return Prisma.sql`SELECT ${KEYS} FROM ${apps}
    CROSS JOIN LATERAL (SELECT * FROM app_grant WHERE app_id = app.app_id OFFSET 0) g WHERE ${where}`
}

/** Both kinds of grants that an organization sees, each cut by `cut`. */
export function seenGrants(seen: Seen, cut: Prisma.Sql): Prisma.Sql {
  const kinds = [toOwnApps(seen), ...(seen.elsewhere ? [toAppsElsewhere(seen)] : [])]
  const parts = kinds.map(
    (kind) => Prisma.sql`SELECT * FROM (SELECT * FROM (${kind}) seen ${cut}) kind`,
  )
  return Prisma.join(parts, ' UNION ALL ')
}
