import type { Tx } from '@/lib/db/client'

/** Adds an organization. */
export async function insertOrganization(
  tx: Tx,
  organization: { id: string; name: string; createdAt: Date },
): Promise<void> {
  await tx.organization.create({ data: organization })
}

/** Locks the organization's row against changes, but not against others who do the same. */
export async function holdOrganizationRow(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId} FOR SHARE`
}

/** Locks the organization's row until the transaction ends. */
export async function lockOrganizationRow(tx: Tx, organizationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organization WHERE id = ${organizationId} FOR UPDATE`
}

/** The organization that was there first; null before there is any. */
export function findFirst(tx: Tx): Promise<{ id: string } | null> {
  return tx.organization.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
}

/** The organization's name. */
export async function findName(tx: Tx, id: string): Promise<string> {
  return (await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } })).name
}

/** The organization's name; null if there is none. */
export async function findNameOf(tx: Tx, id: string): Promise<string | null> {
  return (await tx.organization.findUnique({ where: { id }, select: { name: true } }))?.name ?? null
}

/** Gives it another name. */
export async function updateName(tx: Tx, id: string, name: string): Promise<void> {
  await tx.organization.update({ where: { id }, data: { name }, select: { id: true } })
}

/** Every organization, the oldest first. */
export function findAll(tx: Tx) {
  return tx.organization.findMany({
    select: {
      id: true,
      name: true,
      createdAt: true,
      _count: { select: { memberships: true, apps: { where: { deletedAt: null } } } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
