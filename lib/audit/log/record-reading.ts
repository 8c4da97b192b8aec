import type { Actor } from '@/lib/actor'
import { HOUR, now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import type { EventDetail } from '../events/every-event'
import { recordEvent } from '../record-event'
import { type AuditFilter, filterAsSearch } from './audit-query'
import { wasRecordedSince } from './store'

type View = EventDetail<'audit.read'>['view']

const HOUR_MS = HOUR * 1000

/**
 * Records that the actor reads the audit log, once for each view, filter and hour (UTC): paging and
 * polling would drown everything else. Two requests at the same moment may both be recorded.
 */
export async function recordReading(actor: Actor, filter: AuditFilter, view?: View): Promise<void> {
  const detail = { filter: `${filterAsSearch(filter)}`, view }
  const at = now().getTime()
  const hour = new Date(at - (at % HOUR_MS))
  await inTransaction(async (tx) => {
    if (await wasRecordedSince(tx, actor, { since: hour, detail })) return
    await recordEvent(tx, actor, 'audit.read', { target: logOf(actor), detail })
  })
}

/** Records an export, before its first byte leaves. */
export async function recordExport(
  actor: Actor,
  detail: EventDetail<'audit.exported'>,
): Promise<void> {
  await inTransaction((tx) =>
    recordEvent(tx, actor, 'audit.exported', { target: logOf(actor), detail }),
  )
}

const logOf = ({ organizationId }: Actor) =>
  ({ kind: 'organization', id: organizationId, name: 'Audit log' }) as const
