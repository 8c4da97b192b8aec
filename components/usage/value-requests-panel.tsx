import { type Column, DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { ValueRequests } from '@/lib/usage/usage'
import { counted } from './chart-scale'
import { addressInWords } from './usage-words'

type Cells = [Column<ValueRequests>, ...Column<ValueRequests>[]]

const APP: Column<ValueRequests> = {
  label: 'App',
  className: 'min-w-36',
  cell: ({ appId, appName }) => (
    <Link href={`${appPath(appId)}/usage`} className="font-medium underline underline-offset-2">
      <Name>{appName}</Name>
    </Link>
  ),
}

const COLUMNS: Cells = [
  {
    label: 'Address',
    className: 'min-w-36',
    cell: ({ address }) => (
      <span className="font-medium [overflow-wrap:anywhere]">{addressInWords(address)}</span>
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
  { label: 'First', cell: ({ firstAt }) => <Time at={firstAt} /> },
  { label: 'Last', cell: ({ lastAt }) => <Time at={lastAt} /> },
  { label: 'Count', className: 'tabular', cell: ({ requests }) => counted(requests) },
]

type ValueRequestsPanelProps = {
  requests: readonly ValueRequests[]
  /** Whether they are of several apps. */
  ofApps?: boolean
}

/** Who still asks for the values of secrets, as Azure DevOps had answered them. Nothing if nobody does. */
export function ValueRequestsPanel({ requests, ofApps = false }: ValueRequestsPanelProps) {
  if (requests.length === 0) return null
  return (
    <Panel
      title="Asked for the value of a secret"
      description="Secrets are shown once, so these requests are answered 410. Review any scripts that assume secrets can be retrieved later: they keep the value they get when they make or rotate one."
      flush
    >
      <DataTable
        caption="Who asked for the value of a secret"
        bare
        rows={requests}
        keyOf={({ appId, address, userAgent }) => [appId, address, userAgent].join(' ')}
        columns={ofApps ? [APP, ...COLUMNS] : COLUMNS}
      />
    </Panel>
  )
}
