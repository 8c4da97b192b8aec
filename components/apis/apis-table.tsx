import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Time } from '@/components/ui/time'
import type { ApiView } from '@/lib/apis/api'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

/** The APIs of an organization. */
export function ApisTable({ apis }: { apis: readonly ApiView[] }) {
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
                {api.name}
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
          label: 'Used by',
          className: 'whitespace-nowrap',
          cell: ({ usedBy }) => appsInWords(usedBy.length),
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

function appsInWords(count: number): string {
  if (count === 0) return 'No app'
  return count === 1 ? '1 app' : `${count} apps`
}
