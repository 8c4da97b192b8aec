import { z } from 'zod'
import type { Actor } from '@/lib/actor'
import { csvRecord } from '@/lib/csv'
import { db } from '@/lib/db/client'
import type { AuditEventView } from '../events/audit-event'
import { type AuditFilter, filterAsSearch } from './audit-query'
import { authorizeReader } from './authorize-reader'
import { eventOnWire, WIRE_NAMES } from './event-on-wire'
import { narrow } from './narrow'
import { recordExport } from './record-reading'
import { countEvents, findEvents, type Narrowed } from './store'

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The query parameter of an export beside its filter. */
export const exportFormat = z.object({ format: z.enum(EXPORT_FORMATS).catch('csv') })

/** So many events are in memory at once. */
const EVENTS_AT_ONCE = 500

/** Counting stops here, so that nobody waits for a number. */
export const COUNTED_MAX = 1_000_000

/** `total` is `COUNTED_MAX` where there are as many or more. */
export type AuditExport = { total: number; chunks: AsyncGenerator<string, void, void> }

/**
 * Everything that matches, the latest first, as text in chunks. Each chunk is one short query, made
 * when the one before was taken: whoever reads slowly or stops holds neither memory nor a connection.
 * The export is in the log before it begins, and counts among its own events. Refuses with
 * `not_found` unless the actor is an administrator or support.
 */
export async function exportAuditEvents(
  actor: Actor,
  filter: AuditFilter,
  format: ExportFormat,
): Promise<AuditExport> {
  authorizeReader(actor)
  const narrowed = await narrow(actor, filter)
  await recordExport(actor, { filter: `${filterAsSearch(filter)}`, format })
  const total = await countEvents(db(), actor.organizationId, { narrowed, limit: COUNTED_MAX })
  return { total, chunks: written(actor.organizationId, narrowed, format) }
}

async function* written(
  organizationId: string,
  narrowed: Narrowed,
  format: ExportFormat,
): AsyncGenerator<string, void, void> {
  if (format === 'csv') yield csvRecord(WIRE_NAMES)
  let before: string | undefined
  while (true) {
    const place = { before, limit: EVENTS_AT_ONCE }
    const events = await findEvents(db(), organizationId, { narrowed, place })
    if (events.length > 0) yield events.map(format === 'csv' ? asRecord : asLine).join('')
    if (events.length < EVENTS_AT_ONCE) return
    before = events.at(-1)?.id
  }
}

function asLine(event: AuditEventView): string {
  return `${JSON.stringify(eventOnWire(event))}\n`
}

function asRecord(event: AuditEventView): string {
  const { detail, ...plain } = eventOnWire(event)
  const cells = { ...plain, detail: JSON.stringify(detail) }
  return csvRecord(WIRE_NAMES.map((name) => cells[name]))
}
