import type { Tx } from '@/lib/db/client'
import type { AuditAction } from './events/audit-event'
import { EVENTS } from './events/every-event'
import type { LastChange } from './find-last-changes'
import { findLatestOf } from './store'

/**
 * Who did this last to the thing with this id, and when; null when nobody has. The caller has
 * decided that it may be seen. Other nouns ask here,
 * because the store is private.
 */
export function findLastEvent(
  tx: Tx,
  organizationId: string,
  event: { action: AuditAction; targetId: string },
): Promise<LastChange | null> {
  const targetKind = EVENTS[event.action].target
  return findLatestOf(tx, organizationId, { ...event, targetKind })
}
