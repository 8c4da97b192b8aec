import type { Tx } from '@/lib/db/client'
import type { AuditAction } from './audit-event'
import { findLatestByDetail } from './store'

/** Who changed something last, and when. */
export type LastChange = { at: Date; byName: string }

/**
 * For events of this action whose detail names what was changed: the last change of each, by its
 * name. The caller has decided that they may be seen.
 */
export async function findLastChanges(
  tx: Tx,
  organizationId: string,
  action: AuditAction,
): Promise<Record<string, LastChange>> {
  const rows = await findLatestByDetail(tx, organizationId, action)
  return Object.fromEntries(rows.map(({ key, at, byName }) => [key, { at, byName }]))
}
