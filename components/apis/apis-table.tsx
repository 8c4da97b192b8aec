import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import type { ApiView } from '@/lib/apis/api'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

type ApisTableProps = {
  apis: readonly ApiView[]
  /** By API: how many apps wait for a decision of the person. */
  waiting: ReadonlyMap<string, number>
}

/** The APIs of an organization. */
export function ApisTable({ apis, waiting }: ApisTableProps) {
  return (
    <DataTable
      caption="APIs"
      rows={apis}
      keyOf={(api) => api.id}
      columns={[
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: (api) => (
            <>
              <Link
                href={`/admin/apis/${api.id}`}
                className="rounded-sm font-medium underline-offset-4 hover:underline"
              >
                <Name>{api.name}</Name>
              </Link>
              <span className="block font-mono text-muted text-xs">{api.identifier}</span>
            </>
          ),
        },
        {
          label: 'Scopes',
          cell: ({ scopes }) => (scopes.length > 0 ? scopes.length : <Badge>None</Badge>),
        },
        {
          label: 'Tokens',
          className: 'whitespace-nowrap',
          cell: (api) =>
            `${FORMAT_LABELS[api.tokenFormat]}, ${lifetimeInWords(api.tokenTtlSeconds)}`,
        },
        {
          label: 'Requested by',
          className: 'whitespace-nowrap',
          cell: ({ id, usedBy }) => (
            <span className="flex flex-wrap items-center gap-2">
              {appsInWords(usedBy.length)}
              <Waiting count={waiting.get(id) ?? 0} />
            </span>
          ),
        },
        {
          label: 'Last changed',
          cardLabel: 'Changed',
          cell: ({ updatedAt }) => <Time at={updatedAt} />,
        },
      ]}
    />
  )
}

function Waiting({ count }: { count: number }) {
  return count > 0 ? <Badge tone="warning">{count} to decide</Badge> : null
}

function appsInWords(count: number): string {
  if (count === 0) return 'No app'
  return count === 1 ? '1 app' : `${count} apps`
}
