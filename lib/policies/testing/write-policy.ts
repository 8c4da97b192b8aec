import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { AppliesAfter } from '../exempt'
import { DEFAULT_POLICY, type Policy } from '../policy'
import { putPolicy } from '../store'

/** Writes the defaults with these changes straight into the organization's row. */
export async function writePolicy(
  organizationId: string,
  { appliesAfter = {}, ...changes }: Partial<Policy> & { appliesAfter?: AppliesAfter },
): Promise<void> {
  const policy = { ...DEFAULT_POLICY, ...changes, appliesAfter, updatedAt: now() }
  await putPolicy(db(), organizationId, policy)
}
