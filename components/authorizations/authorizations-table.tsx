import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { Authorization } from '@/lib/grants/grant'
import type { Answer } from '@/lib/http/answer'
import { AuthorizedApp } from './authorized-app'
import { RevokeAccessDialog } from './revoke-access-dialog'

type AuthorizationsTableProps = {
  authorizations: readonly Authorization[]
  revoke: (grantId: string) => Promise<Answer<void>>
}

/** One page of somebody's authorized apps. */
export function AuthorizationsTable({ authorizations, revoke }: AuthorizationsTableProps) {
  return (
    <DataTable
      caption="Authorized apps"
      rows={authorizations}
      keyOf={({ id }) => id}
      rowClassName="*:align-top"
      columns={[
        {
          label: 'App',
          cell: (authorization) => <AuthorizedApp authorization={authorization} />,
        },
        {
          label: 'Organization',
          cardLabel: 'From',
          className: '[overflow-wrap:anywhere]',
          cell: ({ app }) => app.organizationName,
        },
        { label: 'Granted', cell: (authorization) => <Granted {...authorization} /> },
        {
          label: 'Last used',
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} /> : <span className="text-muted">Never</span>,
        },
      ]}
      actions={(authorization) => (
        <RevokeAccessDialog authorization={authorization} revoke={revoke} />
      )}
    />
  )
}

function Granted({ grantedAt, changedAt }: Pick<Authorization, 'grantedAt' | 'changedAt'>) {
  const extended = changedAt.getTime() > grantedAt.getTime()
  const details = extended ? [`More allowed on ${changedAt.toISOString().slice(0, 10)}`] : []
  return <Time at={grantedAt} mode="date" details={details} />
}
