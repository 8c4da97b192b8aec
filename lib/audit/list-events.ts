import type { Tx } from '@/lib/db/client'
import type { AuditEventView, AuditTargets } from './events/audit-event'
import { findAuditEvents } from './store'

/** A page of the audit log; `next` is the `before` of the page after it, null on the last. */
export type AuditLogPage = { events: AuditEventView[]; next: string | null }

const EVENTS_PER_PAGE = 25

/**
 * What the audit log keeps of some things of one organization, the latest first, `EVENTS_PER_PAGE` at a time. The
 * caller has decided that they may be seen.
 */
export async function listEvents(
  tx: Tx,
  organizationId: string,
  filter: { targets: readonly AuditTargets[]; before?: string | undefined },
): Promise<AuditLogPage> {
  const found = await findAuditEvents(tx, organizationId, { ...filter, limit: EVENTS_PER_PAGE + 1 })
  const events = found.slice(0, EVENTS_PER_PAGE)
  const next = found.length > EVENTS_PER_PAGE ? (events.at(-1)?.id ?? null) : null
  return { events, next }
}
