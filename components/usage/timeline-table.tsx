import { ByWhom } from '@/components/ui/by-whom'
import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'

import { now } from '@/lib/clock'
import type { SecretView } from '@/lib/secrets/secret'
import { CredentialName } from './credential-name'
import type { Lane } from './lanes'
import { endInWords } from './lifetime'

type TimelineTableProps = {
  secrets: readonly SecretView[]
  lanes: ReadonlyMap<string, Lane>
}

/** The life of each secret in words: the value was shown once, to the person who generated it. */
export function TimelineTable({ secrets, lanes }: TimelineTableProps) {
  return (
    <DataTable
      caption="The life of each secret"
      rows={secrets}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Secret',
          className: 'min-w-40',
          cell: ({ name, hint }) => <CredentialName credential={{ name, hint }} />,
        },
        { label: 'Slot', cell: ({ id }) => lanes.get(id) },
        {
          label: 'Issued',
          cell: ({ createdAt, createdByName }) => (
            <ByWhom at={createdAt} line={`shown to ${createdByName}`} />
          ),
        },
        {
          label: 'First used',
          cell: ({ use }) =>
            use ? (
              <ByWhom at={use.firstUsedAt} line={`from ${use.firstAddress}`} />
            ) : (
              <span className="text-muted">Never used</span>
            ),
        },
        {
          label: 'Last used',
          cell: ({ use }) =>
            use ? <ByWhom at={use.lastUsedAt} line={`from ${use.lastAddress}`} /> : null,
        },
        { label: 'Ended', cell: (secret) => <Ended secret={secret} /> },
      ]}
    />
  )
}

function Ended({ secret }: { secret: SecretView }) {
  const end = endInWords(secret, now())
  if (end) return <ByWhom at={end.at} line={end.why} />
  if (!secret.expiresAt) return <span className="text-muted">Active</span>
  return (
    <span className="text-muted">
      Active, expires <Time at={secret.expiresAt} mode="date" />
    </span>
  )
}
