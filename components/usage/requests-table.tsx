import { type Column, DataTable } from '@/components/ui/data-table'
import type { Usage } from '@/lib/usage/usage'
import { counted, stepInWords } from './chart-scale'
import { credentialInWords } from './usage-words'

type RequestsTableProps = { usage: Usage; series: Usage['series'] }

/** What the chart shows, the latest hour or day first. Those without a request are left out. */
export function RequestsTable({ usage, series }: RequestsTableProps) {
  const { starts, step, refused } = usage
  const rows = starts
    .map((_, index) => index)
    .filter((index) => series.some(({ points }) => points[index]) || refused[index])
    .toReversed()
  const columns: [Column<number>, ...Column<number>[]] = [
    {
      label: step === 'hour' ? 'Hour' : 'Day (UTC)',
      cell: (index) => {
        const start = starts[index]
        return start ? <span className="tabular">{stepInWords(start, step)}</span> : null
      },
    },
    ...series.map(({ credential, points }) => ({
      label: credentialInWords(credential),
      cardLabel: credential.name,
      className: 'tabular',
      cell: (index: number) => counted(points[index] ?? 0),
    })),
    { label: 'Refused', className: 'tabular', cell: (index) => counted(refused[index] ?? 0) },
  ]
  if (rows.length === 0) return <p className="text-muted">No request in this time.</p>
  return (
    <DataTable caption="Requests" rows={rows} keyOf={(index) => `${index}`} columns={columns} />
  )
}
