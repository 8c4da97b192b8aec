'use client'

import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Time, TimeInSentence } from '@/components/ui/time'
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
        {
          label: 'Last Used',
          cell: ({ use, trailedAt }) => (
            <>
              <LastUsed use={use} />
              {trailedAt ? <Trailed at={trailedAt} /> : null}
            </>
          ),
        },
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

/** What was sent is nearly right: a file ends in a line break, and a client sends it along. */
function Trailed({ at }: { at: Date }) {
  return (
    <p className="mt-1 flex max-w-64 items-start gap-1.5 text-[0.8125rem] text-warning">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span>
        Refused <Time at={at} />: it came with a line break or space behind it. Remove that where
        the client keeps the secret.
      </span>
    </p>
  )
}

function Expires({ secret: { expiresAt, status } }: { secret: SecretView }) {
  if (!expiresAt) return <span className="text-muted">Never</span>
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Time at={expiresAt} mode="date" />
      <span className={`text-[0.8125rem] ${status === 'expiring' ? 'text-warning' : 'text-muted'}`}>
        <TimeInSentence at={expiresAt} />
      </span>
    </div>
  )
}
