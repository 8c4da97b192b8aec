import type { AppSource } from '@/lib/apps/app'
import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type GivenFilter, isAlive, isOnlyMemberOf } from './seen-store'

export type GivenRow = {
  id: string
  digest: Uint8Array<ArrayBuffer>
  scopes: string[]
  claims: string[]
  createdAt: Date
  updatedAt: Date
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

type Whose = Pick<GivenFilter, 'organizationId' | 'at'>

const TABLES = Prisma.sql`app_grant g
  JOIN app ON app.id = g.app_id
  JOIN organization o ON o.id = app.organization_id
  JOIN person p ON p.id = g.person_id
  LEFT JOIN grant_use used ON used.grant_digest = g.digest`

const COLUMNS = Prisma.sql`g.id, g.digest, g.scopes, g.claims, g.created_at AS "createdAt",
  g.updated_at AS "updatedAt",
  used.last_used_at AS "lastUsedAt", p.id AS "personId", p.name AS "personName", p.email,
  app.id AS "appId", app.name AS "appName", app.source, app.verified_at AS "verifiedAt",
  app.suspended_at AS "suspendedAt", app.deleted_at AS "deletedAt",
  app.organization_id AS "organizationId", o.name AS "organizationName"`

/** Those of these grants that an organization sees and that are alive. */
function amongSeen({ organizationId, at }: Whose, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`g.id = ANY(${[...ids]}) AND ${isAlive(at)}
    AND (app.organization_id = ${organizationId} OR ${isOnlyMemberOf(organizationId)})`
}

/** Those of these grants that an organization sees, the latest first. */
export function findGiven(tx: Tx, whose: Whose, ids: readonly string[]): Promise<GivenRow[]> {
  return tx.$queryRaw`
    SELECT ${COLUMNS} FROM ${TABLES} WHERE ${amongSeen(whose, ids)}
    ORDER BY g.updated_at DESC, g.id`
}

/** The same, locked until the transaction ends. */
export function lockGiven(tx: Tx, whose: Whose, ids: readonly string[]): Promise<GivenRow[]> {
  return tx.$queryRaw`
    SELECT ${COLUMNS} FROM ${TABLES} WHERE ${amongSeen(whose, ids)}
    ORDER BY g.id FOR UPDATE OF g`
}

/** Removes grants. With each ends every code, access token and refresh token that has its digest. */
export async function deleteGiven(tx: Tx, rows: readonly GivenRow[]): Promise<void> {
  await tx.grant.deleteMany({ where: { digest: { in: rows.map(({ digest }) => digest) } } })
}
