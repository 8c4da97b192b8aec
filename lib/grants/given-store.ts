import { type AppSource, BY_PEOPLE } from '@/lib/apps/app'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
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
 * Grants to the apps of an organization, and those that its people gave to apps of other ones. What
 * somebody gives who is also a member elsewhere is looked at where the app is: it may be nothing that
 * this organization knows.
 */
function matching({ organizationId, search, group, appId, at }: GivenFilter): Prisma.Sql {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const ofPeople = Prisma.sql`app.source::text = ANY(${[...BY_PEOPLE]})`
  return Prisma.sql`FROM app_grant g
      JOIN app ON app.id = g.app_id
      JOIN organization o ON o.id = app.organization_id
      JOIN person p ON p.id = g.person_id
      LEFT JOIN grant_use used ON used.grant_digest = g.digest
    WHERE (app.organization_id = ${organizationId} OR g.person_id IN (
        SELECT m.person_id FROM membership m WHERE m.organization_id = ${organizationId}
          AND NOT EXISTS (SELECT FROM membership other WHERE other.person_id = m.person_id
            AND other.organization_id <> ${organizationId})))
      AND (g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz)
      ${appId ? Prisma.sql`AND g.app_id = ${appId}` : NONE}
      ${group === 'agents' ? Prisma.sql`AND NOT ${ofPeople}` : NONE}
      ${group === 'registered' ? Prisma.sql`AND ${ofPeople}` : NONE}
      ${search ? Prisma.sql`AND (app.name ILIKE ${like} OR p.name ILIKE ${like} OR p.email ILIKE ${like})` : NONE}`
}

const COLUMNS = Prisma.sql`g.id, g.digest, g.scopes, g.claims, g.created_at AS "createdAt",
  used.last_used_at AS "lastUsedAt", p.id AS "personId", p.name AS "personName", p.email,
  app.id AS "appId", app.name AS "appName", app.source, app.verified_at AS "verifiedAt",
  app.suspended_at AS "suspendedAt", app.deleted_at AS "deletedAt",
  app.organization_id AS "organizationId", o.name AS "organizationName"`

/** How many grants match. */
export async function countGiven(tx: Tx, filter: GivenFilter): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total ${matching(filter)}`
  return row?.total ?? 0
}

/** One page of grants, the latest first. */
export function findGiven(
  tx: Tx,
  filter: GivenFilter,
  { skip, take }: { skip: number; take: number },
): Promise<GivenRow[]> {
  return tx.$queryRaw`
    SELECT ${COLUMNS} ${matching(filter)}
    ORDER BY g.updated_at DESC, g.id LIMIT ${take} OFFSET ${skip}`
}

/** At most `take` grants that match, or those of them with these ids, locked until the transaction ends. */
export function lockGiven(
  tx: Tx,
  filter: GivenFilter,
  { take, ids }: { take: number; ids?: readonly string[] },
): Promise<GivenRow[]> {
  const chosen = ids ? Prisma.sql`AND g.id IN (${Prisma.join([...ids])})` : NONE
  return tx.$queryRaw`
    SELECT ${COLUMNS} ${matching(filter)} ${chosen}
    ORDER BY g.id LIMIT ${take} FOR UPDATE OF g`
}

/** Removes grants. With each ends every code, access token and refresh token that has its digest. */
export async function deleteGiven(tx: Tx, rows: readonly GivenRow[]): Promise<void> {
  await tx.grant.deleteMany({ where: { digest: { in: rows.map(({ digest }) => digest) } } })
}
