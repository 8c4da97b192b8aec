import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { PRESET } from '@/lib/providers/presets'
import { noticeOf, type ProviderView } from '@/lib/providers/provider-view'
import { ProviderState } from './provider-notice'

type OfEnvironment = { id: string; name: string; issuer: string }

type ProvidersTableProps = {
  ofEnvironment: OfEnvironment | null
  providers: readonly ProviderView[]
  /** The present time, as the server has it. */
  at: Date
}

type Row = {
  id: string
  name: string
  issuer: string
  product: string
  domains: readonly string[]
  view: ProviderView | null
}

/** The providers of an organization; the environment's first. */
export function ProvidersTable({ ofEnvironment, providers, at }: ProvidersTableProps) {
  const first = ofEnvironment && { ...ofEnvironment, product: '', domains: [], view: null }
  const others = providers.map((view) => ({ ...view, product: PRESET[view.preset].label, view }))
  const rows: Row[] = first ? [first, ...others] : others
  return (
    <DataTable
      caption="Providers"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: (row) => (
            <>
              <NameCell row={row} />
              <span className="block font-mono text-muted text-xs">{row.issuer}</span>
            </>
          ),
        },
        {
          label: 'Product',
          cell: ({ view, product }) => (view ? product : <Badge>From the environment</Badge>),
        },
        {
          label: 'Domains',
          className: '[overflow-wrap:anywhere]',
          cell: ({ view, domains }) => (view ? domains.join(', ') : 'Every domain'),
        },
        {
          label: 'State',
          cell: ({ view }) =>
            view ? (
              <ProviderState notice={noticeOf(view, at)} isOff={view.disabledAt !== null} />
            ) : (
              <Badge tone="good">On</Badge>
            ),
        },
        {
          label: 'Secret ends',
          cell: ({ view }) =>
            view?.secretEndsAt ? <Time at={view.secretEndsAt} mode="date" /> : 'Not said',
        },
      ]}
    />
  )
}

function NameCell({ row }: { row: Row }) {
  if (!row.view)
    return (
      <span className="font-medium">
        <Name>{row.name}</Name>
      </span>
    )
  return (
    <Link
      href={`/admin/providers/${row.id}`}
      className="rounded-sm font-medium underline-offset-4 hover:underline"
    >
      <Name>{row.name}</Name>
    </Link>
  )
}
