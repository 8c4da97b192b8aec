import type { Tx } from '@/lib/db/client'
import { GRANT_TYPES, type Policy } from './policy'

/** The organization's own settings, or null. */
export async function findPolicyRow(tx: Tx, organizationId: string): Promise<Policy | null> {
  const row = await tx.policy.findUnique({ where: { organizationId } })
  if (!row) return null
  const { organizationId: _, updatedAt: __, pkceForAll: ___, allowedGrantTypes, ...settings } = row
  return {
    ...settings,
    allowedGrantTypes: GRANT_TYPES.filter((type) => allowedGrantTypes.includes(type)),
  }
}

/** The organizations that take apps without an initial access token: the oldest first. */
export async function findOpenOrganizations(tx: Tx): Promise<string[]> {
  const rows = await tx.policy.findMany({
    where: { openRegistration: true, newAppRegistration: true },
    select: { organizationId: true },
    orderBy: [{ organization: { createdAt: 'asc' } }, { organizationId: 'asc' }],
  })
  return rows.map(({ organizationId }) => organizationId)
}

/** Whether any organization takes apps that programs register. */
export async function hasRegistration(tx: Tx): Promise<boolean> {
  const row = await tx.policy.findFirst({
    where: {
      newAppRegistration: true,
      OR: [{ dynamicRegistration: true }, { openRegistration: true }],
    },
    select: { organizationId: true },
  })
  return row !== null
}

/** Replaces the organization's settings. */
export async function putPolicy(
  tx: Tx,
  organizationId: string,
  policy: Policy & { updatedAt: Date },
): Promise<void> {
  const data = { ...policy, allowedGrantTypes: [...policy.allowedGrantTypes] }
  await tx.policy.upsert({
    where: { organizationId },
    create: { organizationId, ...data },
    update: data,
    select: { organizationId: true },
  })
}
