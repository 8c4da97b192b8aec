import { DisabledBadge } from '@/components/people/disabled-badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { type AppRow, appPath } from '@/lib/apps/app'
import type { AppType } from '@/lib/apps/fields/field'
import type { StillRefused } from '@/lib/usage/usage'
import { AppLogo } from './app-logo'
import { AppStatusBadge } from './app-status-badge'
import { ClientId } from './client-id'
import type { ListQuery } from './list-address'
import { SecretsSummary } from './secrets-summary'
import { SelectBox } from './selection'
import { SortHeader } from './sort-header'
import { SourceBadge, VerifiedBadge } from './standing-badges'

const TYPES = { web: 'Web', machine: 'Machine', native: 'Native' } satisfies Record<AppType, string>

type AppsTableProps = {
  /** The name of the table. */
  caption: string
  apps: readonly AppRow[]
  /** What is still refused of these apps, by their ids. */
  refused: ReadonlyMap<string, StillRefused>
  query: ListQuery
  /** Whether apps can be chosen, to change several at once. */
  selectable: boolean
}

/** My Apps, one page of it. */
export function AppsTable({ caption, apps, refused, query, selectable }: AppsTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={apps}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          head: <SortHeader query={query} by="name" label="Name" />,
          className: 'min-w-44 min-[75rem]:min-w-60',
          cell: (app) => <NameCell app={app} selectable={selectable} />,
        },
        { label: 'Client ID', cell: ({ id }) => <ClientId id={id} /> },
        {
          label: 'Secrets',
          cell: (app) => <SecretsSummary app={app} refused={refused.get(app.id)} />,
        },
        {
          label: 'Expires',
          head: <SortHeader query={query} by="expiry" label="Expires" />,
          className: 'whitespace-nowrap',
          cell: ({ nextExpiryAt }) =>
            nextExpiryAt ? <Time at={nextExpiryAt} /> : <span className="text-muted">–</span>,
        },
        {
          label: 'Last used',
          head: <SortHeader query={query} by="lastUsed" first="desc" label="Last used" />,
          className: 'whitespace-nowrap',
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} /> : <span className="text-muted">Never used</span>,
        },
        {
          label: 'Owner',
          head: <SortHeader query={query} by="owner" label="Owner" />,
          cell: ({ ownerName, ownerDisabled }) => (
            <span className="flex flex-col gap-1">
              <span className="block min-w-20 [overflow-wrap:anywhere]">
                <Name>{ownerName}</Name>
              </span>
              {ownerDisabled ? <DisabledBadge /> : null}
            </span>
          ),
        },
        {
          label: 'Created',
          head: <SortHeader query={query} by="created" first="desc" label="Created" />,
          className: 'whitespace-nowrap',
          cell: ({ createdAt }) => <Time at={createdAt} mode="date" />,
        },
      ]}
    />
  )
}

function NameCell({ app, selectable }: { app: AppRow; selectable: boolean }) {
  return (
    <div className="flex items-center gap-3">
      {selectable ? <SelectBox id={app.id} name={app.name} /> : null}
      <AppLogo app={app} />
      <div className="flex min-w-0 flex-col gap-0.5">
        <Link
          href={appPath(app.id)}
          data-row
          className="rounded-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
        >
          <Name>{app.name}</Name>
        </Link>
        <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
          {TYPES[app.type]}
          {app.company ? ` · ${app.company}` : ''}
        </span>
        <Standing app={app} />
      </div>
    </div>
  )
}

/** What is unusual about an app: most are active, registered here, and vouched for by nobody. */
function Standing({ app }: { app: AppRow }) {
  const usual = app.status === 'active' && app.source === 'portal' && !app.verifiedAt
  if (usual) return null
  return (
    <div className="mt-0.5 flex flex-wrap gap-1">
      {app.status === 'active' ? null : (
        <AppStatusBadge status={app.status} suspendedFor={app.suspendedFor} />
      )}
      {app.verifiedAt ? <VerifiedBadge /> : null}
      {app.source === 'portal' ? null : <SourceBadge source={app.source} />}
    </div>
  )
}
