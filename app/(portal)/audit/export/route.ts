import { auditFilter } from '@/lib/audit/log/audit-query'
import { COUNTED_MAX, exportAuditEvents, exportFormat } from '@/lib/audit/log/export-audit-events'
import { currentActor } from '@/lib/auth/current-actor'
import { refusalOf } from '@/lib/http/refusal-of'
import { streamed } from '@/lib/http/streamed'

const TYPES = { csv: 'text/csv', jsonl: 'application/x-ndjson' }

/** The audit log as a file, as it is filtered. A header says how many events it has. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { format } = exportFormat.parse(query)
  try {
    const actor = await currentActor()
    const { total, chunks } = await exportAuditEvents(actor, auditFilter.parse(query), format)
    return new Response(streamed(chunks), {
      headers: {
        'cache-control': 'no-store',
        'content-type': `${TYPES[format]}; charset=utf-8`,
        'content-disposition': `attachment; filename="audit-log.${format}"`,
        'x-keyturn-total': total < COUNTED_MAX ? String(total) : `${COUNTED_MAX}+`,
      },
    })
  } catch (error) {
    const { status, sentence } = refusalOf(error, 'the audit log could not be exported')
    return new Response(sentence, { status })
  }
}
