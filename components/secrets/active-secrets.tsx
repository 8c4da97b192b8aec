'use client'

import { TriangleAlert } from 'lucide-react'
import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import { Sparkline } from '@/components/usage/sparkline'
import { StillSentNote } from '@/components/usage/still-sent-note'
import { appPath } from '@/lib/apps/app'
import type { SecretView } from '@/lib/secrets/secret'
import type { StillSent } from '@/lib/usage/still-sent'
import { DAILY_USES_DAYS } from '@/lib/usage/usage'
import { BoundTo } from './bound-to'
import { EndOfSecret } from './end-of-secret'
import { LastUsed } from './last-used'
import { PauseState, type RefusedWhilePaused } from './pause-state'
import { type RowActions, RowButtons } from './row-actions'
import { CREATED, NAME } from './secret-columns'

type ActiveSecretsProps = {
  secrets: readonly SecretView[]
  /** Requests of each of the last 30 days, by the secret's id. */
  dailyUses: ReadonlyMap<string, readonly number[]>
  stillSent: readonly StillSent[]
  refusedWhilePaused: RefusedWhilePaused
  /** Absent for those who only read. */
  row: RowActions | undefined
}

/** The secrets that hold a slot: one or two. They authenticate, or are paused. */
export function ActiveSecrets(props: ActiveSecretsProps) {
  const { secrets, refusedWhilePaused, dailyUses, stillSent, row } = props
  return (
    <DataTable
      caption="Active secrets"
      rows={secrets}
      keyOf={({ id }) => id}
      columns={[
        NAME,
        {
          label: 'Status',
          cell: (secret) => (
            <div className="flex flex-col items-start gap-1">
              <PauseState secret={secret} refused={refusedWhilePaused[secret.id]} />
              <BoundTo networks={secret.networks} />
            </div>
          ),
        },
        CREATED,
        {
          label: 'Expires',
          cell: (secret) => (
            <EndOfSecret
              secret={secret}
              onCancelEnd={row?.onCancelEnd}
              pending={row?.pendingId === secret.id}
            />
          ),
        },
        {
          label: 'Last Used',
          cell: ({ id, use, trailedAt }) => (
            <div>
              <LastUsed use={use} />
              {trailedAt ? <Trailed at={trailedAt} /> : null}
              {refusedWhilePaused[id] ? null : (
                <StillSentNote sent={stillSent.find(({ secretId }) => secretId === id)} />
              )}
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
      actions={row ? (secret) => <RowButtons secret={secret} row={row} /> : null}
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
