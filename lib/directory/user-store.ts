import type { Tx } from '@/lib/db/client'
import { Prisma, type ScimUser } from '@/lib/db/generated/client'
import type { DirectoryUser, UserFilter } from './directory-user'

const NAME = Prisma.sql`coalesce(s.compared_name, p.email)`

function matching(organizationId: string, filter: UserFilter): Prisma.Sql {
  const { id, userName, externalId, email } = filter
  const conditions = [
    Prisma.sql`m.organization_id = ${organizationId}`,
    Prisma.sql`s.removed_at IS NULL`,
    ...(id === undefined ? [] : [Prisma.sql`p.id = ${id}`]),
    ...(userName === undefined ? [] : [Prisma.sql`${NAME} = ${userName.toLowerCase()}`]),
    ...(externalId === undefined ? [] : [Prisma.sql`s.external_id = ${externalId}`]),
    ...(email === undefined ? [] : [Prisma.sql`p.email = ${email.toLowerCase()}`]),
  ]
  return Prisma.sql`
    FROM membership m JOIN person p ON p.id = m.person_id
    LEFT JOIN scim_user s ON s.person_id = m.person_id AND s.organization_id = m.organization_id
    WHERE ${Prisma.join(conditions, ' AND ')}`
}

/** The members whom the directory sees, in a lasting order. */
export function findUsers(
  tx: Tx,
  organizationId: string,
  { filter, skip, take }: { filter: UserFilter; skip: number; take: number },
): Promise<DirectoryUser[]> {
  return tx.$queryRaw<DirectoryUser[]>`
    SELECT p.id AS "personId", coalesce(s.user_name, p.email) AS "userName",
      s.external_id AS "externalId", p.name, s.given_name AS "givenName",
      s.family_name AS "familyName", p.email, m.disabled_at IS NULL AS active,
      m.created_at AS "createdAt", coalesce(s.changed_at, m.created_at) AS "changedAt"
    ${matching(organizationId, filter)}
    ORDER BY m.created_at, p.id OFFSET ${skip}::int LIMIT ${take}::int`
}

/** How many there are. */
export async function countUsers(
  tx: Tx,
  organizationId: string,
  filter: UserFilter,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count ${matching(organizationId, filter)}`
  return row?.count ?? 0
}

/** Who was removed from the directory by this name, and is still a member; null if nobody was. */
export async function findRemoved(
  tx: Tx,
  organizationId: string,
  userName: string,
): Promise<string | null> {
  const row = await tx.scimUser.findFirst({
    where: { organizationId, comparedName: userName.toLowerCase(), removedAt: { not: null } },
    select: { personId: true },
  })
  return row?.personId ?? null
}

/** Whether another member has this name in the directory. */
export async function isNameTaken(
  tx: Tx,
  organizationId: string,
  { userName, personId }: { userName: string; personId: string | null },
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id
    LEFT JOIN scim_user s ON s.person_id = m.person_id AND s.organization_id = m.organization_id
    WHERE m.organization_id = ${organizationId} AND ${NAME} = ${userName.toLowerCase()}
      AND p.id IS DISTINCT FROM ${personId} LIMIT 1`
  return rows.length > 0
}

/** Whether the directory has written this member before, or removed them. */
export async function isWritten(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<boolean> {
  const where = { personId_organizationId: { personId, organizationId } }
  return (await tx.scimUser.findUnique({ where, select: { personId: true } })) !== null
}

/** Writes what the directory says of a member. */
export async function putUser(tx: Tx, row: Omit<ScimUser, 'comparedName'>): Promise<void> {
  const data = { ...row, comparedName: row.userName.toLowerCase() }
  const { organizationId, personId } = row
  await tx.scimUser.upsert({
    where: { personId_organizationId: { personId, organizationId } },
    create: data,
    update: data,
    select: { personId: true },
  })
}
