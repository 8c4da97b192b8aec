import type { Tx } from '@/lib/db/client'
import { findDisabledMembers } from './member-store'

/** Those of these people who are disabled in this organization. */
export async function findDisabled(
  tx: Tx,
  organizationId: string,
  ids: Iterable<string>,
): Promise<Set<string>> {
  return new Set(await findDisabledMembers(tx, organizationId, [...new Set(ids)]))
}
