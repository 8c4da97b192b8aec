import { APP_SOURCES, type AppSource, BY_PEOPLE } from '@/lib/apps/app'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { containing } from '@/lib/db/like'
import type { GivenGroup } from './given'

/** What an administrator of an organization looks at. */
export type GivenFilter = {
  organizationId: string
  search: string
  group?: GivenGroup | undefined
  appId?: string | undefined
  at: Date
}

export type GivenRow = {
  id: string
  digest: Uint8Array<ArrayBuffer>
  scopes: string[]
  claims: string[]
  createdAt: Date
  lastUsedAt: Date | null
  personId: string
  personName: string
  email: string
  appId: string
  appName: string
  source: AppSource
  verifiedAt: Date | null
  suspendedAt: Date | null
  deletedAt: Date | null
  organizationId: string
  organizationName: string
}

const NONE = Prisma.empty

/**
 * Whose grants: those to the apps of the organization, and those that its people gave to apps of other ones. What
 * somebody gives who is also a member elsewhere is looked at where the app is: it may be nothing that this
 * organization knows. Each is found by itself, so that the first follows an index.
 */
function seenBy(organizationId: string): [Prisma.Sql, Prisma.Sql] {
  return [
    Prisma.sql`app.organization_id = ${organizationId}`,
    Prisma.sql`(app.organization_id <> ${organizationId}
      AND EXISTS (SELECT FROM organization other WHERE other.id <> ${organizationId})
      AND g.person_id IN (SELECT m.person_id FROM membership m WHERE m.organization_id = ${organizationId}
        AND NOT EXISTS (SELECT FROM membership other WHERE other.person_id = m.person_id
          AND other.organization_id <> ${organizationId})))`,
  ]
}

const SOURCES: Record<GivenGroup, AppSource[]> = {
  registered: [...BY_PEOPLE],
  agents: APP_SOURCES.filter((source) => !BY_PEOPLE.some((one) => one === source)),
}

/** The conditions of the filter on grants `g` to `app`, wherever it is. */
function narrowed({ search, group, appId, at }: GivenFilter): Prisma.Sql {
  const like = Prisma.sql`LIKE lower(${containing(search)})`
  const named = Prisma.sql`AND (
    g.app_id IN (SELECT listed.app_id FROM app_listing listed WHERE listed.name ${like})
    OR g.person_id IN (SELECT member.person_id FROM member_listing member
      WHERE member.name ${like} OR member.email ${like}))`
  return Prisma.sql`(g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz)
    ${appId ? Prisma.sql`AND g.app_id = ${appId}` : NONE}
    ${group ? Prisma.sql`AND app.source = ANY(${SOURCES[group]}::app_source[])` : NONE}
    ${search ? named : NONE}`
}

const TABLES = Prisma.sql`app_grant g
  JOIN app ON app.id = g.app_id
  JOIN organization o ON o.id = app.organization_id
  JOIN person p ON p.id = g.person_id
  LEFT JOIN grant_use used ON used.grant_digest = g.digest`

const COLUMNS = Prisma.sql`g.id, g.digest, g.scopes, g.claims, g.created_at AS "createdAt",
  used.last_used_at AS "lastUsedAt", p.id AS "personId", p.name AS "personName", p.email,
  app.id AS "appId", app.name AS "appName", app.source, app.verified_at AS "verifiedAt",
  app.suspended_at AS "suspendedAt", app.deleted_at AS "deletedAt",
  app.organization_id AS "organizationId", o.name AS "organizationName"`

/** Both kinds of grants that match, each cut by `cut`. */
function matching(filter: GivenFilter, cut: Prisma.Sql): Prisma.Sql {
  const parts = seenBy(filter.organizationId).map(
    (seen) => Prisma.sql`(SELECT g.digest, g.updated_at, g.id FROM app_grant g
        JOIN app_listing app ON app.app_id = g.app_id
      WHERE ${seen} AND ${narrowed(filter)} ${cut})`,
  )
  return Prisma.join(parts, ' UNION ALL ')
}

/** How many grants match, counted up to `most`. */
export async function countGiven(
  tx: Tx,
  filter: GivenFilter,
  most: number | null,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT least(count(*), ${most}::int)::int AS total
    FROM (${matching(filter, Prisma.sql`LIMIT ${most}`)}) matching`
  return row?.total ?? 0
}

/** One page of grants, the latest first. */
export function findGiven(
  tx: Tx,
  filter: GivenFilter,
  { skip, take }: { skip: number; take: number },
): Promise<GivenRow[]> {
  const first = Prisma.sql`ORDER BY g.updated_at DESC, g.id LIMIT ${skip + take}`
  return tx.$queryRaw`
    WITH page AS MATERIALIZED (
      SELECT digest FROM (${matching(filter, first)}) matching
      ORDER BY updated_at DESC, id LIMIT ${take} OFFSET ${skip})
    SELECT ${COLUMNS} FROM ${TABLES} JOIN page ON page.digest = g.digest
    ORDER BY g.updated_at DESC, g.id`
}

/** At most `take` grants that match, or those of them with these ids, locked until the transaction ends. */
export function lockGiven(
  tx: Tx,
  filter: GivenFilter,
  { take, ids }: { take: number; ids?: readonly string[] },
): Promise<GivenRow[]> {
  const chosen = ids ? Prisma.sql`AND g.id IN (${Prisma.join([...ids])})` : NONE
  return tx.$queryRaw`
    SELECT ${COLUMNS} FROM ${TABLES}
    WHERE (${Prisma.join(seenBy(filter.organizationId), ' OR ')}) AND ${narrowed(filter)} ${chosen}
    ORDER BY g.id LIMIT ${take} FOR UPDATE OF g`
}

/** Removes grants. With each ends every code, access token and refresh token that has its digest. */
export async function deleteGiven(tx: Tx, rows: readonly GivenRow[]): Promise<void> {
  await tx.grant.deleteMany({ where: { digest: { in: rows.map(({ digest }) => digest) } } })
}
