import type { Tx } from '@/lib/db/client'

/** How many administrators are active: enabled, and with a password. */
export function countActiveAdministrators(tx: Tx, organizationId: string): Promise<number> {
  return tx.membership.count({
    where: {
      organizationId,
      role: 'administrator',
      disabledAt: null,
      person: { passwordDigest: { not: null } },
    },
  })
}

/** The enabled administrator who has been one for the longest time; null if there is none. */
export async function findFirstAdministrator(
  tx: Tx,
  organizationId: string,
): Promise<string | null> {
  const first = await tx.membership.findFirst({
    where: { organizationId, role: 'administrator', disabledAt: null },
    select: { personId: true },
    orderBy: [{ createdAt: 'asc' }, { personId: 'asc' }],
  })
  return first?.personId ?? null
}

/** The ids of those of these people who are enabled administrators of the organization. */
export async function findEnabledAdministrators(
  tx: Tx,
  organizationId: string,
  ids: string[],
): Promise<string[]> {
  const found = await tx.membership.findMany({
    where: {
      organizationId,
      role: 'administrator',
      personId: { in: ids },
      disabledAt: null,
    },
    select: { personId: true },
  })
  return found.map(({ personId }) => personId)
}

/** Whether any organization has an administrator. */
export async function administratorExists(tx: Tx): Promise<boolean> {
  return (await tx.membership.findFirst({ where: { role: 'administrator' } })) !== null
}

/** Serializes the creation of the first administrator, across all processes. */
export async function lockFirstStart(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn first start'))`
}
