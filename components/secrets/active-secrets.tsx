'use client'

import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { relativeTime, Time } from '@/components/ui/time'
import { now } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { LastUsed } from './last-used'
import { CREATED, NAME, STATUS } from './secret-columns'

type ActiveSecretsProps = {
  secrets: readonly SecretView[]
  /** Absent for those who only read. */
  onRevoke?: (secret: SecretView) => void
  /** The secret that is being revoked. */
  pendingId: string | null
}

/** The secrets that authenticate: one or two. */
export function ActiveSecrets({ secrets, onRevoke, pendingId }: ActiveSecretsProps) {
  return (
    <DataTable
      caption="Active secrets"
      rows={secrets}
      keyOf={({ id }) => id}
      columns={[
        NAME,
        STATUS,
        CREATED,
        { label: 'Expires', cell: (secret) => <Expires secret={secret} /> },
        { label: 'Last Used', cell: ({ use }) => <LastUsed use={use} /> },
      ]}
      actions={
        onRevoke
          ? (secret) => (
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
            )
          : null
      }
    />
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
