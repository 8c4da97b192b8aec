import { type Column, DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { Caller, Callers } from '@/lib/usage/usage'
import { counted } from './chart-scale'
import { CredentialName } from './credential-name'
import { addressInWords, grantInWords } from './usage-words'

type Cells = [Column<Caller>, ...Column<Caller>[]]

/** The credential's name leads to the callers of it alone. */
const columnsWith = (addressOf: (credentialId: string) => string): Cells => [
  {
    label: 'Address',
    className: 'min-w-36',
    cell: ({ address }) => (
      <span className="font-medium [overflow-wrap:anywhere]">{addressInWords(address)}</span>
    ),
  },
  {
    label: 'Secret or key',
    cardLabel: 'With',
    className: 'min-w-40',
    cell: ({ credential }) => (
      <CredentialName credential={credential} href={addressOf(credential.id)} />
    ),
  },
  {
    label: 'Agent',
    className: 'min-w-36',
    cell: ({ address, userAgent }) =>
      userAgent ? (
        <span className="[overflow-wrap:anywhere]">{userAgent}</span>
      ) : (
        <span className="text-muted">{address ? 'none given' : 'various'}</span>
      ),
  },
  {
    label: 'Grant type',
    cell: ({ grantType }) =>
      grantType ? (
        <span translate="no" title={grantType} className="font-mono text-[0.8125rem]">
          {grantInWords(grantType)}
        </span>
      ) : (
        <span className="text-muted">various</span>
      ),
  },
  { label: 'First', cell: ({ firstAt }) => <Time at={firstAt} /> },
  { label: 'Last', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { label: 'Count', className: 'tabular', cell: ({ uses }) => counted(uses) },
]

type CallersTableProps = Callers & { addressOf: (credentialId: string) => string }

/** From where the app was authenticated, and with what: the newest first. */
export function CallersTable({ callers, more, addressOf }: CallersTableProps) {
  return (
    <>
      <DataTable
        caption="Callers"
        bare
        rows={callers}
        keyOf={({ credential: { id }, address, userAgent, grantType }) =>
          [id, address, userAgent, grantType].join(' ')
        }
        columns={columnsWith(addressOf)}
      />
      {more > 0 ? (
        <p className="border-t px-4 py-3 text-muted sm:px-5">
          and {counted(more)} more, which came earlier
        </p>
      ) : null}
    </>
  )
}
