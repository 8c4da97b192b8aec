import type { Tx } from '@/lib/db/client'
import { findEnabledAdministrators } from './administrator-store'

/** Who of these people is an enabled administrator of the organization. */
export async function findAdministrators(
  tx: Tx,
  organizationId: string,
  ids: Iterable<string>,
): Promise<Set<string>> {
  return new Set(await findEnabledAdministrators(tx, organizationId, [...new Set(ids)]))
}
