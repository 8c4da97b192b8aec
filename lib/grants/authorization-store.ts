import type { Tx } from '@/lib/db/client'
import { literal } from '@/lib/db/like'

const APP = {
  select: {
    id: true,
    name: true,
    description: true,
    company: true,
    organizationId: true,
    organizationClaim: true,
    roleClaim: true,
    verifiedAt: true,
    suspendedAt: true,
    deletedAt: true,
    organization: { select: { name: true } },
    logo: { select: { updatedAt: true } },
  },
} as const

/** A person's grants whose app matches `search` and that have not expired at the time `at`. */
export type AuthorizationFilter = {
  personId: string
  search: string
  at: Date
  /** The ids of organizations whose apps are left out. */
  closed: string[]
}

/** Expired grants are left out, because they allow nothing. */
function matching({ personId, search, at, closed }: AuthorizationFilter) {
  const contains = { contains: literal(search), mode: 'insensitive' } as const
  const found = [
    { name: contains },
    { company: contains },
    { organization: { name: contains } },
  ] as const
  return {
    personId,
    OR: [{ expiresAt: null }, { expiresAt: { gt: at } }],
    app: { organizationId: { notIn: closed }, ...(search ? { OR: [...found] } : {}) },
  }
}

/** How many grants match. */
export function countAuthorizations(tx: Tx, filter: AuthorizationFilter): Promise<number> {
  return tx.grant.count({ where: matching(filter) })
}

/** One page of a person's grants, the latest first. */
export function findAuthorizations(
  tx: Tx,
  filter: AuthorizationFilter,
  page: { skip: number; take: number },
) {
  return tx.grant.findMany({
    where: matching(filter),
    select: {
      id: true,
      scopes: true,
      claims: true,
      createdAt: true,
      updatedAt: true,
      app: APP,
      use: { select: { lastUsedAt: true } },
    },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    ...page,
  })
}

/** One grant, with its app and its last use. */
export type AuthorizationRecord = Awaited<ReturnType<typeof findAuthorizations>>[number]

/** The person's own grant, with its app's id and name; locked until the transaction ends. */
export async function lockOwnGrant(tx: Tx, personId: string, grantId: string) {
  const [row] = await tx.$queryRaw<
    { digest: Uint8Array<ArrayBuffer>; appId: string; appName: string; organizationId: string }[]
  >`
    SELECT g.digest, app.id AS "appId", app.name AS "appName",
      app.organization_id AS "organizationId"
    FROM app_grant g JOIN app ON app.id = g.app_id
    WHERE g.id = ${grantId} AND g.person_id = ${personId}
    FOR UPDATE OF g`
  return row ?? null
}

/**
 * Removes the grant. With it ends every code, access token and refresh token that has its digest.
 */
export async function deleteGrant(tx: Tx, digest: Uint8Array<ArrayBuffer>): Promise<void> {
  await tx.grant.delete({ where: { digest }, select: { id: true } })
}

/** The logo of the app of a person's own grant, except in the organizations that are closed to them. */
export async function findLogoOfGrant(
  tx: Tx,
  grantId: string,
  { personId, closed }: Pick<AuthorizationFilter, 'personId' | 'closed'>,
): Promise<Uint8Array | null> {
  const grant = await tx.grant.findFirst({
    where: { id: grantId, personId, app: { organizationId: { notIn: closed } } },
    select: { app: { select: { logo: { select: { png: true } } } } },
  })
  return grant?.app.logo?.png ?? null
}
