import type { Tx } from '@/lib/db/client'
import { DEFAULT_POLICY, type Policy } from './policy'
import { findPolicyRow } from './store'

/** The organization's policy: its settings, or the defaults. */
export async function findPolicy(tx: Tx, organizationId: string): Promise<Policy> {
  return (await findPolicyRow(tx, organizationId)) ?? DEFAULT_POLICY
}
