import type { Tx } from '@/lib/db/client'
import type { AuditAction, AuditDetail, AuditTarget } from './audit-event'
import { findAuditEvents } from './store'

/** One line of a trail: who did what to what, when and from where. */
export type AuditEventView = {
  id: string
  at: Date
  actorName: string
  action: AuditAction
  target: AuditTarget
  detail: AuditDetail
  address: string | null
  userAgent: string | null
}

/** Things of one kind. */
export type AuditTargets = { kind: AuditTarget['kind']; ids: readonly string[] }

/** A page of a trail; `next` is the `before` of the page after it, null on the last. */
export type AuditTrail = { events: AuditEventView[]; next: string | null }

export const EVENTS_PER_PAGE = 25

/**
 * The trail of some things of one organization, the latest first, `EVENTS_PER_PAGE` at a time. The
 * caller has decided that they may be seen.
 */
export async function listEvents(
  tx: Tx,
  organizationId: string,
  asked: { targets: readonly AuditTargets[]; before?: string | undefined },
): Promise<AuditTrail> {
  const found = await findAuditEvents(tx, organizationId, { ...asked, limit: EVENTS_PER_PAGE + 1 })
  const events = found.slice(0, EVENTS_PER_PAGE)
  const next = found.length > EVENTS_PER_PAGE ? (events.at(-1)?.id ?? null) : null
  return { events, next }
}
