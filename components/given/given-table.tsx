import { AppStatusBadge } from '@/components/apps/app-status-badge'
import { SelectBox } from '@/components/apps/selection'
import { SourceBadge, VerifiedBadge } from '@/components/apps/standing-badges'
import { ScopesDisclosure } from '@/components/authorizations/scopes-disclosure'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { GivenGrant } from '@/lib/grants/given'
import type { Answer } from '@/lib/http/answer'
import { RevokeGivenButton } from './revoke-given-button'

type GivenTableProps = {
  grants: readonly GivenGrant[]
  revoke: (grantIds: string[]) => Promise<Answer<number>>
}

/** One page of who let which app in. */
export function GivenTable({ grants, revoke }: GivenTableProps) {
  return (
    <DataTable
      caption="Granted access"
      rows={grants}
      keyOf={({ id }) => id}
      rowClassName="*:align-top"
      columns={[
        { label: 'Person', className: 'min-w-44', cell: (grant) => <Person grant={grant} /> },
        { label: 'App', className: 'min-w-40', cell: ({ app }) => <App app={app} /> },
        { label: 'May do', cell: ({ scopes }) => <ScopesDisclosure scopes={scopes} /> },
        { label: 'Granted', cell: ({ grantedAt }) => <Time at={grantedAt} mode="date" /> },
        {
          label: 'Last used',
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} /> : <span className="text-muted">Never</span>,
        },
      ]}
      actions={(grant) => <RevokeGivenButton grant={grant} revoke={revoke} />}
    />
  )
}

function Person({ grant: { id, person, app } }: { grant: GivenGrant }) {
  return (
    <div className="flex items-start gap-3">
      <SelectBox id={id} name={`${person.name} and ${app.name}`} />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="font-medium">
          <Name>{person.name}</Name>
        </p>
        <p className="text-[0.8125rem] text-muted">{person.email}</p>
      </div>
    </div>
  )
}

function App({ app }: Pick<GivenGrant, 'app'>) {
  return (
    <span className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
      {app.organizationName ? (
        <Name>{app.name}</Name>
      ) : (
        <Link href={appPath(app.id)} className="underline-offset-4 hover:underline">
          <Name>{app.name}</Name>
        </Link>
      )}
      <span className="flex flex-wrap gap-1">
        {app.organizationName ? <Badge tone="info">{app.organizationName}</Badge> : null}
        {app.verified ? <VerifiedBadge /> : null}
        {app.source === 'portal' ? null : <SourceBadge source={app.source} />}
        {app.status === 'active' ? null : <AppStatusBadge status={app.status} />}
      </span>
    </span>
  )
}
