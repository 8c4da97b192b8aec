import Link from 'next/link'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { type AppRow, appPath } from '@/lib/apps/app'
import type { AppType } from '@/lib/apps/fields'
import { AppLogo } from './app-logo'
import { AppStatusBadge } from './app-status-badge'
import { ClientId } from './client-id'
import type { ListQuery } from './list-address'
import { SecretsSummary } from './secrets-summary'
import { SortHeader } from './sort-header'
import { SourceBadge, VerifiedBadge } from './standing-badges'

const TYPES = { web: 'Web', machine: 'Machine', native: 'Native' } satisfies Record<AppType, string>

/** My Apps, one page of it. */
export function AppsTable({ apps, query }: { apps: readonly AppRow[]; query: ListQuery }) {
  return (
    <Table caption="My Apps">
      <TableHead>
        <SortHeader query={query} by="name">
          Name
        </SortHeader>
        <TableHeader>Client ID</TableHeader>
        <TableHeader>Secrets</TableHeader>
        <SortHeader query={query} by="lastUsed" first="desc">
          Last used
        </SortHeader>
        <SortHeader query={query} by="owner">
          Owner
        </SortHeader>
        <SortHeader query={query} by="created" first="desc">
          Created
        </SortHeader>
      </TableHead>
      <TableBody>
        {apps.map((app) => (
          <AppTableRow key={app.id} app={app} />
        ))}
      </TableBody>
    </Table>
  )
}

function AppTableRow({ app }: { app: AppRow }) {
  return (
    <TableRow>
      <TableRowHeader className="min-w-44">
        <div className="flex items-center gap-3">
          <AppLogo app={app} />
          <div className="flex min-w-0 flex-col gap-0.5">
            <Link
              href={appPath(app.id)}
              className="rounded-sm font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
            >
              {app.name}
            </Link>
            <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
              {TYPES[app.type]}
              {app.company ? ` · ${app.company}` : ''}
            </span>
            <Standing app={app} />
          </div>
        </div>
      </TableRowHeader>
      <TableCell label="Client ID">
        <ClientId id={app.id} />
      </TableCell>
      <TableCell label="Secrets">
        <SecretsSummary app={app} />
      </TableCell>
      <TableCell label="Last used" className="whitespace-nowrap">
        {app.lastUsedAt ? (
          <Time at={app.lastUsedAt} />
        ) : (
          <span className="text-muted">Never used</span>
        )}
      </TableCell>
      <TableCell label="Owner">
        <span className="block break-words min-[72rem]:max-w-40 min-[72rem]:truncate">
          {app.ownerName}
        </span>
      </TableCell>
      <TableCell label="Created" className="whitespace-nowrap">
        <Time at={app.createdAt} mode="date" />
      </TableCell>
    </TableRow>
  )
}

/** What is unusual about an app: most are active, registered here, and vouched for by nobody. */
function Standing({ app }: { app: AppRow }) {
  const usual = app.status === 'active' && app.source === 'portal' && !app.verifiedAt
  if (usual) return null
  return (
    <div className="mt-0.5 flex flex-wrap gap-1">
      {app.status === 'active' ? null : <AppStatusBadge status={app.status} />}
      {app.verifiedAt ? <VerifiedBadge /> : null}
      {app.source === 'portal' ? null : <SourceBadge source={app.source} />}
    </div>
  )
}
