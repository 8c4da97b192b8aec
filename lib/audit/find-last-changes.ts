import type { Tx } from '@/lib/db/client'
import type { AuditAction } from './events/audit-event'
import type { EventDetail } from './events/every-event'
import { findLatestByDetail } from './store'

/** Who changed something last, and when. */
export type LastChange = { at: Date; byName: string }

export type LastChanges<Action extends AuditAction> = {
  [Key in keyof EventDetail<Action>]?: LastChange
}

/**
 * For events whose detail has a key for each thing that changed: the last change of each, by its
 * key. The caller has decided that they may be seen.
 */
export async function findLastChanges<Action extends AuditAction>(
  tx: Tx,
  organizationId: string,
  action: Action,
): Promise<LastChanges<Action>> {
  const rows = await findLatestByDetail(tx, organizationId, action)
  const changes: Record<string, LastChange> = {}
  for (const { key, at, byName } of rows) changes[key] = { at, byName }
  // What a key was called earlier may be among them; nobody asks for it.
  return changes as LastChanges<Action>
}
