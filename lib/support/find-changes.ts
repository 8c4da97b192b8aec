import type { Actor } from '@/lib/actor'
import type { AuditEventView } from '@/lib/audit/events/audit-event'
import { auditQuery } from '@/lib/audit/log/audit-query'
import { listAppHistory } from '@/lib/audit/log/list-app-history'
import { MINUTE, secondsAfter } from '@/lib/clock'
import { AROUND_MINUTES, CHANGES_SHOWN } from './support'
import type { SupportQuery } from './support-input'

/** What was changed of an app of late, or in the hour around a time; the latest first. */
export async function findChanges(
  actor: Actor,
  appId: string,
  { at }: SupportQuery,
): Promise<AuditEventView[]> {
  const around = (way: number) =>
    at && secondsAfter(at, way * AROUND_MINUTES * MINUTE).toISOString()
  const query = auditQuery.parse(at ? { from: around(-1), to: around(1) } : {})
  const { events } = await listAppHistory(actor, appId, query)
  return events.slice(0, CHANGES_SHOWN)
}
