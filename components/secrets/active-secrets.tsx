'use client'

import { Button } from '@/components/ui/button'
import {
  ActionsHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { relativeTime, Time } from '@/components/ui/time'
import { now } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { LastUsed } from './last-used'
import { CreatedCell, NameCell } from './secret-cells'
import { StatusBadge } from './status-badge'

type ActiveSecretsProps = {
  secrets: readonly SecretView[]
  /** Absent for those who only read. */
  onRevoke?: (secret: SecretView) => void
  /** The one whose revocation is under way. */
  pendingId: string | null
}

/** The secrets that authenticate: one or two. */
export function ActiveSecrets({ secrets, onRevoke, pendingId }: ActiveSecretsProps) {
  return (
    <Table caption="Active secrets">
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader>Created</TableHeader>
        <TableHeader>Expires</TableHeader>
        <TableHeader>Last Used</TableHeader>
        {onRevoke ? <ActionsHeader /> : null}
      </TableHead>
      <TableBody>
        {secrets.map((secret) => (
          <TableRow key={secret.id}>
            <NameCell secret={secret} id={`secret-${secret.id}`} />
            <TableCell label="Status">
              <StatusBadge status={secret.status} />
            </TableCell>
            <CreatedCell secret={secret} />
            <TableCell label="Expires">
              <Expires secret={secret} />
            </TableCell>
            <TableCell label="Last Used">
              <LastUsed use={secret.use} />
            </TableCell>
            {onRevoke ? (
              <TableCell align="end">
                <Button
                  size="sm"
                  data-opens={`revoke-${secret.id}`}
                  aria-describedby={`secret-${secret.id}`}
                  pending={pendingId === secret.id}
                  onClick={() => onRevoke(secret)}
                  className="!text-danger max-md:mt-1.5 max-md:w-full"
                >
                  Revoke
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function Expires({ secret: { expiresAt, status } }: { secret: SecretView }) {
  if (!expiresAt) return <span className="text-muted">Never</span>
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Time at={expiresAt} mode="date" />
      <span
        suppressHydrationWarning
        className={`text-[0.8125rem] ${status === 'expiring' ? 'text-warning' : 'text-muted'}`}
      >
        {relativeTime(expiresAt, now())}
      </span>
    </div>
  )
}
