import { auditFilter } from '@/lib/audit/log/audit-query'
import { COUNTED_MAX, exportAuditEvents, exportFormat } from '@/lib/audit/log/export-audit-events'
import { currentActor } from '@/lib/auth/current-actor'
import { answerFile } from '@/lib/http/answer-file'

const TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' }

/** The audit log as a file, as it is filtered. A header says how many events it has. */
export async function GET(request: Request): Promise<Response> {
  return answerFile('the audit log could not be exported', async () => {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    const { format } = exportFormat.parse(query)
    const actor = await currentActor()
    const { total, chunks } = await exportAuditEvents(actor, auditFilter.parse(query), format)
    const told = total < COUNTED_MAX ? String(total) : `${COUNTED_MAX}+`
    const headers = { 'x-keyturn-total': told }
    return { name: `audit-log.${format}`, type: TYPES[format], chunks, headers }
  })
}
