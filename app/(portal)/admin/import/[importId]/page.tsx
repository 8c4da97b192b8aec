import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { importPath } from '@/components/import/import-words'
import { ProgressPanel } from '@/components/import/progress-panel'
import { ReportList } from '@/components/import/report-list'
import { PageHeader } from '@/components/ui/page-header'
import { signedInActor } from '@/lib/auth/current-actor'
import { VERDICTS } from '@/lib/import/client-import'
import { findImport } from '@/lib/import/find-import'
import { importIdInput } from '@/lib/import/import-input'
import { listReport } from '@/lib/import/list-report'
import { pageNumber } from '@/lib/page'
import { notFoundIfRefused } from '../../../not-found-if-refused'
import { cancel, start } from '../actions'

export const metadata: Metadata = { title: 'Report of the import' }

const reportQuery = z.object({
  verdict: z.enum(VERDICTS).nullable().catch(null),
  page: pageNumber,
})

type Props = {
  params: Promise<{ importId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportReportPage({ params, searchParams }: Props) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const { data: id } = importIdInput.safeParse((await params).importId)
  if (!id) notFound()
  const { verdict = null, page } = reportQuery.parse(await searchParams)
  const [view, report] = await Promise.all([
    findImport(actor, id).catch(notFoundIfRefused),
    listReport(actor, id, { verdict, page }).catch(notFoundIfRefused),
  ])
  return (
    <>
      <PageHeader
        title={view.fileName}
        description="A line for each client: whether it can be imported, and what you should know."
        back={{ href: '/admin/import', label: 'Import' }}
      />
      <div className="flex flex-col gap-6">
        <ProgressPanel view={view} counts={report.counts} start={start} cancel={cancel} />
        <ReportList path={importPath(id)} state={view.state} verdict={verdict} report={report} />
      </div>
    </>
  )
}
