import { Download, FileSearch } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FileLink, Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Pagination } from '@/components/ui/pagination'
import {
  type ImportState,
  type Report,
  ROWS_PER_PAGE,
  VERDICTS,
  type Verdict,
} from '@/lib/import/client-import'
import { inNumbers, reportAddress, VERDICT_WORDS, verdictLabel, verdictWord } from './import-words'

type ReportListProps = {
  path: string
  state: ImportState
  /** Only these are shown; null for all. */
  verdict: Verdict | null
  report: Report
}

/** A line for each client of an import. */
export function ReportList({ path, state, verdict, report }: ReportListProps) {
  const { counts } = report
  const hrefOf = (to: { verdict: Verdict | null; page?: number }) => reportAddress(path, to)
  const all = counts.ready + counts.noted + counts.refused
  return (
    <section aria-label="Report">
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Filter
          href={hrefOf({ verdict: null })}
          isHere={verdict === null}
          label="All"
          count={all}
        />
        {VERDICTS.map((one) => (
          <Filter
            key={one}
            href={hrefOf({ verdict: one })}
            isHere={verdict === one}
            label={verdictLabel(one, state)}
            count={counts[one]}
          />
        ))}
        <FileLink
          href={`${path}/report`}
          download="import-report.csv"
          className={buttonClass({ size: 'sm', variant: 'ghost' })}
        >
          <Download aria-hidden="true" className="size-4" />
          CSV
        </FileLink>
      </div>
      {report.total === 0 ? (
        <EmptyState icon={FileSearch} title="No such client">
          No client of this file is of this kind.
        </EmptyState>
      ) : (
        <>
          <ReportTable state={state} report={report} />
          <Pagination
            page={report.page}
            total={report.total}
            pageSize={ROWS_PER_PAGE}
            noun={report.total === 1 ? 'client' : 'clients'}
            hrefOf={(page) => hrefOf({ verdict, page })}
          />
        </>
      )}
    </section>
  )
}

type FilterProps = { href: string; isHere: boolean; label: string; count: number }

function Filter({ href, isHere, label, count }: FilterProps) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isHere ? 'true' : undefined}
      className={buttonClass({ size: 'sm', variant: isHere ? 'secondary' : 'ghost' })}
    >
      {label} {inNumbers(count)}
    </Link>
  )
}

function ReportTable({ state, report: { lines } }: Pick<ReportListProps, 'state' | 'report'>) {
  return (
    <DataTable
      caption="Clients of the file"
      rows={lines}
      keyOf={({ line }) => String(line)}
      columns={[
        {
          label: 'Client',
          className: 'min-w-44',
          cell: ({ name, clientId }) => (
            <>
              <span className="block font-medium [overflow-wrap:anywhere]">
                <Name>{name || 'No name'}</Name>
              </span>
              <span
                translate="no"
                className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
              >
                {clientId}
              </span>
            </>
          ),
        },
        { label: 'Position', cell: ({ line }) => inNumbers(line) },
        {
          label: 'Result',
          cell: ({ verdict }) => (
            <Badge tone={VERDICT_WORDS[verdict].tone}>{verdictWord(verdict, state)}</Badge>
          ),
        },
        {
          label: 'Notes',
          className: 'min-w-56 [overflow-wrap:anywhere]',
          cell: ({ notes }) =>
            notes.length === 0 ? (
              <span className="text-muted">None</span>
            ) : (
              <ul className="flex flex-col gap-1">
                {notes.map((note) => (
                  <li key={note}>
                    <Name>{note}</Name>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
