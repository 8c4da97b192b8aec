import type { Actor } from '@/lib/actor'
import { csvRecord } from '@/lib/csv'
import { db } from '@/lib/db/client'
import { pageOf } from '@/lib/page'
import { type Report, type ReportLine, ROWS_PER_PAGE, type Verdict } from './client-import'
import { authorizeImport } from './find-import'
import { countVerdicts, findRows } from './store'

const AT_ONCE = 1_000

type Wanted = { verdict: Verdict | null; page: number }

/**
 * A page of the report: a line per client, with what cannot come and why, all or those of a verdict.
 * Refuses with `forbidden` and `not_found`.
 */
export async function listReport(actor: Actor, importId: string, wanted: Wanted): Promise<Report> {
  await authorizeImport(db(), actor, importId)
  const { verdict } = wanted
  const counts = await countVerdicts(db(), importId)
  const total = verdict ? counts[verdict] : counts.ready + counts.noted + counts.refused
  const { page, pages, skip } = pageOf(total, { page: wanted.page, size: ROWS_PER_PAGE })
  const rows = await findRows(db(), importId, { verdict, skip, take: ROWS_PER_PAGE })
  return { lines: rows.map(lineOf), counts, page, pages, total }
}

/** The whole report as CSV (RFC 4180), piece by piece. Refuses as `listReport` does. */
export async function exportReport(
  actor: Actor,
  importId: string,
): Promise<AsyncGenerator<string, void, void>> {
  await authorizeImport(db(), actor, importId)
  return reportInCsv(importId)
}

async function* reportInCsv(importId: string): AsyncGenerator<string, void, void> {
  yield csvRecord(['line', 'client_id', 'name', 'verdict', 'notes'])
  for (let from = 0; ; ) {
    const rows = await findRows(db(), importId, { verdict: null, from, take: AT_ONCE })
    yield rows
      .map(lineOf)
      .map(({ line, clientId, name, verdict, notes }) =>
        csvRecord([line, clientId, name, verdict, notes.join(' ')]),
      )
      .join('')
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    from = last.line + 1
  }
}

function lineOf({ line, ...row }: ReportLine): ReportLine {
  return { ...row, line: line + 1 }
}
