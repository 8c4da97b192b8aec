import {
  ActionsHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Authorization } from '@/lib/grants/grant'
import type { Answer } from '@/lib/http/answer'
import { AuthorizedApp } from './authorized-app'
import { RevokeAccessDialog } from './revoke-access-dialog'

type AuthorizationsTableProps = {
  authorizations: readonly Authorization[]
  revoke: (grantId: string) => Promise<Answer<void>>
}

/** One page of the apps that somebody has let in. */
export function AuthorizationsTable({ authorizations, revoke }: AuthorizationsTableProps) {
  return (
    <Table caption="Authorized apps">
      <TableHead>
        <TableHeader>App</TableHeader>
        <TableHeader>Organization</TableHeader>
        <TableHeader>Granted</TableHeader>
        <TableHeader>Last used</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {authorizations.map((authorization) => (
          <TableRow key={authorization.id} className="*:align-top">
            <TableRowHeader>
              <AuthorizedApp authorization={authorization} />
            </TableRowHeader>
            <TableCell label="From" className="[overflow-wrap:anywhere]">
              {authorization.app.organizationName}
            </TableCell>
            <TableCell label="Granted">
              <Granted {...authorization} />
            </TableCell>
            <TableCell label="Last used">
              {authorization.lastUsedAt ? (
                <Time at={authorization.lastUsedAt} />
              ) : (
                <span className="text-muted">Never</span>
              )}
            </TableCell>
            <TableCell align="end">
              <RevokeAccessDialog authorization={authorization} revoke={revoke} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Granted({ grantedAt, changedAt }: Pick<Authorization, 'grantedAt' | 'changedAt'>) {
  const extended = changedAt.getTime() > grantedAt.getTime()
  const details = extended ? [`More allowed on ${changedAt.toISOString().slice(0, 10)}`] : []
  return <Time at={grantedAt} mode="date" details={details} />
}
