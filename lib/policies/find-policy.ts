import type { Tx } from '@/lib/db/client'
import { DEFAULT_POLICY, type Policy } from './policy'
import { findPolicyRow } from './store'

/** What the organization allows; the defaults, as long as it has said nothing. */
export async function findPolicy(tx: Tx, organizationId: string): Promise<Policy> {
  return (await findPolicyRow(tx, organizationId)) ?? DEFAULT_POLICY
}
