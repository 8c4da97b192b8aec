import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { lockOrganization } from '@/lib/organizations/lock-organization'
import { DEFAULT_POLICY } from './policy'
import { findPolicyRow, putPolicy, setExempting } from './store'

/**
 * Notes that an app of the organization may have an exception, so that they are looked for. Without a row,
 * the organization gets one with the defaults. The organization stays locked until the transaction ends,
 * as in a change of the policy.
 */
export async function noteExempting(tx: Tx, organizationId: string): Promise<void> {
  await lockOrganization(tx, organizationId)
  if (!(await findPolicyRow(tx, organizationId))) {
    await putPolicy(tx, organizationId, { ...DEFAULT_POLICY, appliesAfter: {}, updatedAt: now() })
  }
  await setExempting(tx, organizationId)
}
