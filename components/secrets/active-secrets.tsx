'use client'

import { TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { Time, TimeInSentence } from '@/components/ui/time'
import { Sparkline } from '@/components/usage/sparkline'
import { StillSentNote } from '@/components/usage/still-sent-note'
import { appPath } from '@/lib/apps/app'
import type { SecretView } from '@/lib/secrets/secret'
import type { StillSent } from '@/lib/usage/still-sent'
import { DAILY_USES_DAYS } from '@/lib/usage/usage'
import { LastUsed } from './last-used'
import { CREATED, NAME, STATUS } from './secret-columns'

type ActiveSecretsProps = {
  secrets: readonly SecretView[]
  /** Requests of each of the last 30 days, by the secret's id. */
  dailyUses: ReadonlyMap<string, readonly number[]>
  stillSent: readonly StillSent[]
  /** Absent for those who only read. */
  onRevoke?: (secret: SecretView) => void
  /** The secret that is being revoked. */
  pendingId: string | null
}

/** The secrets that authenticate: one or two. */
export function ActiveSecrets(props: ActiveSecretsProps) {
  const { secrets, dailyUses, stillSent, onRevoke, pendingId } = props
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
          cell: ({ id, use, trailedAt }) => (
            <div>
              <LastUsed use={use} />
              {trailedAt ? <Trailed at={trailedAt} /> : null}
              <StillSentNote sent={stillSent.find(({ secretId }) => secretId === id)} />
            </div>
          ),
        },
        {
          label: 'Last 30 days',
          cardLabel: '30 days',
          cell: ({ id, appId }) => (
            <Sparkline
              days={dailyUses.get(id) ?? NO_USE}
              href={`${appPath(appId)}/usage?credential=${id}#callers`}
            />
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

const NO_USE = Array<number>(DAILY_USES_DAYS).fill(0)

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
