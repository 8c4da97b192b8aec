import { type Column, DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { RefusedAttempts } from '@/lib/usage/usage'
import { counted } from './chart-scale'
import { CredentialName } from './credential-name'
import { addressInWords, causeInWords } from './usage-words'

const COLUMNS: [Column<RefusedAttempts>, ...Column<RefusedAttempts>[]] = [
  {
    label: 'Why',
    className: 'min-w-40',
    cell: ({ cause }) => (
      <>
        <span className="block font-medium">{causeInWords(cause)}</span>
        <span translate="no" className="block font-mono text-[0.8125rem] text-muted">
          {cause}
        </span>
      </>
    ),
  },
  {
    label: 'Sent with',
    cell: ({ credential }) =>
      credential ? (
        <CredentialName credential={credential} />
      ) : (
        <span className="text-muted">no known secret or key</span>
      ),
  },
  {
    label: 'Address',
    cell: ({ address }) => (
      <span className="[overflow-wrap:anywhere]">{addressInWords(address)}</span>
    ),
  },
  { label: 'First', cell: ({ firstAt }) => <Time at={firstAt} /> },
  { label: 'Last', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { label: 'Count', className: 'tabular', cell: ({ attempts }) => counted(attempts) },
]

/** What was refused, why and from where: the newest first. */
export function RefusedTable({ refused }: { refused: readonly RefusedAttempts[] }) {
  return (
    <DataTable
      caption="Refused attempts"
      bare
      rows={refused}
      keyOf={({ credential, cause, address }) => [credential?.id, cause, address].join(' ')}
      columns={COLUMNS}
    />
  )
}
