import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import { SIGNING_ALGORITHMS } from '@/lib/apps/fields/signing-algorithm'
import type { SigningKeyStatus, SigningKeyView } from '@/lib/oauth/signing-keys/signing-key'

const STATUSES = {
  next: { tone: 'info', label: 'Next' },
  current: { tone: 'good', label: 'Current' },
  retired: { tone: 'neutral', label: 'Retired' },
} as const satisfies Record<SigningKeyStatus, unknown>

const ORDER: Record<SigningKeyStatus, number> = { next: 0, current: 1, retired: 2 }

/** By state, and in each state by algorithm. */
function placeOf({ status, algorithm }: SigningKeyView): number {
  return ORDER[status] * SIGNING_ALGORITHMS.length + SIGNING_ALGORITHMS.indexOf(algorithm)
}

/** The published keys: of each algorithm the next one, the current one and the retired ones. */
export function SigningKeysTable({ keys }: { keys: readonly SigningKeyView[] }) {
  return (
    <DataTable
      caption="Signing keys"
      rows={keys.toSorted((one, other) => placeOf(one) - placeOf(other))}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Key',
          cell: ({ id, algorithm }) => (
            <>
              <span className="block font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                {id}
              </span>
              <span className="text-muted text-xs">{algorithm}</span>
            </>
          ),
        },
        {
          label: 'Status',
          cell: ({ status }) => (
            <Badge tone={STATUSES[status].tone}>{STATUSES[status].label}</Badge>
          ),
        },
        { label: 'Published', cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          label: 'Signs since',
          cell: ({ activatedAt }) => <Moment at={activatedAt}>Not yet</Moment>,
        },
        { label: 'Retired', cell: ({ retiredAt }) => <Moment at={retiredAt}>—</Moment> },
        {
          label: 'Published until',
          cardLabel: 'Until',
          cell: ({ removedAt }) => <Moment at={removedAt}>—</Moment>,
        },
      ]}
    />
  )
}

function Moment({ at, children }: { at: Date | null; children: ReactNode }) {
  return at ? <Time at={at} /> : <span className="text-muted">{children}</span>
}
