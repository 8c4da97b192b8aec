import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { AppliesAfter, AppSetting } from '@/lib/policies/exempt'
import { findAppliesAfter, findPolicy } from '@/lib/policies/find-policy'
import type { Policy } from '@/lib/policies/policy'
import type { Ruled } from './rules-store'

/** The settings of an organization, and for which apps they count. */
export type Governed = { policy: Policy; appliesAfter: AppliesAfter }

export async function findGoverned(tx: Tx, organizationId: string): Promise<Governed> {
  const policy = await findPolicy(tx, organizationId)
  return { policy, appliesAfter: await findAppliesAfter(tx, organizationId) }
}

/** A setting as a look for what breaks it needs it. */
export function ruledBy(
  organizationId: string,
  setting: AppSetting,
  { policy, appliesAfter }: Governed,
): Ruled {
  const after = appliesAfter[setting] ?? null
  return { organizationId, at: now(), value: policy[setting], after }
}
