import { CirclePause, ShieldAlert } from 'lucide-react'
import { DisabledBadge } from '@/components/people/disabled-badge'
import { Badge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { SecretToLookAt, View } from '@/lib/secrets/to-look-at/to-look-at'
import { VIEW_WORDS } from './view-words'

const SECRET: Column<SecretToLookAt> = {
  label: 'Secret',
  className: 'min-w-44',
  cell: ({ appId, name, hint }) => (
    <>
      <Link
        href={`${appPath(appId)}/secrets`}
        className="block font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
      >
        <Name>{name}</Name>
      </Link>
      <span
        translate="no"
        className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere] min-[75rem]:whitespace-nowrap"
      >
        {hint}
      </span>
    </>
  ),
}

const APP: Column<SecretToLookAt> = {
  label: 'App',
  cell: ({ appId, appName, suspended }) => (
    <span className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
      <Link href={appPath(appId)} className="underline-offset-4 hover:underline">
        <Name>{appName}</Name>
      </Link>
      {suspended ? <Badge icon={CirclePause}>Suspended</Badge> : null}
    </span>
  ),
}

const OWNER: Column<SecretToLookAt> = {
  label: 'Owner',
  cell: ({ ownerName, ownerDisabled }) => (
    <span className="flex min-w-0 flex-col gap-1 [overflow-wrap:anywhere]">
      <Name>{ownerName}</Name>
      {ownerDisabled ? <DisabledBadge /> : null}
    </span>
  ),
}

const LAST_USED: Column<SecretToLookAt> = {
  label: 'Last used',
  cell: ({ lastUsedAt, stillSentAt }) => (
    <span className="flex flex-col gap-1">
      {lastUsedAt ? <Time at={lastUsedAt} /> : <Badge>Never used</Badge>}
      {stillSentAt ? (
        <>
          <Badge tone="warning" icon={ShieldAlert}>
            Still sent
          </Badge>
          <span className="text-[0.8125rem] text-muted">
            <Time at={stillSentAt} />
          </span>
        </>
      ) : null}
    </span>
  ),
}

const EXPIRES: Column<SecretToLookAt> = {
  label: 'Expires',
  cell: ({ expiresAt }) =>
    expiresAt ? <Time at={expiresAt} /> : <span className="text-muted">Never</span>,
}

const CREATED: Column<SecretToLookAt> = {
  label: 'Created',
  cell: ({ createdAt }) => <Time at={createdAt} />,
}

/** The times of each list, the one that it is sorted by first. */
const TIMES: Record<View, Column<SecretToLookAt>[]> = {
  expiring: [EXPIRES, LAST_USED],
  expired: [{ ...EXPIRES, label: VIEW_WORDS.expired.when }, LAST_USED],
  never_used: [CREATED, EXPIRES],
  unused_30: [LAST_USED, EXPIRES],
  unused_90: [LAST_USED, EXPIRES],
  moved_in: [LAST_USED, CREATED, EXPIRES],
}

type ToLookAtTableProps = { view: View; secrets: readonly SecretToLookAt[] }

/** The secrets of a list; each leads to the secrets of its app. */
export function ToLookAtTable({ view, secrets }: ToLookAtTableProps) {
  return (
    <DataTable
      caption={VIEW_WORDS[view].label}
      rows={secrets}
      keyOf={({ id }) => id}
      columns={[SECRET, APP, OWNER, ...TIMES[view]]}
    />
  )
}
