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
