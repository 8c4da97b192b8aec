import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import type { ApiView } from '@/lib/apis/api'

/** What apps can ask for, in words. */
export function ScopesPanel({ api }: { api: ApiView }) {
  return (
    <Panel
      title="Scopes"
      description="What apps can ask for, and what people read before they agree."
      flush
    >
      {api.scopes.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">
          No scopes yet. Apps can still get a token for this API by naming its identifier.
        </p>
      ) : (
        <DataTable
          caption="Scopes"
          bare
          rows={api.scopes}
          keyOf={({ name }) => name}
          columns={[
            {
              label: 'Scope',
              className: 'font-mono text-[0.8125rem] [overflow-wrap:anywhere]',
              cell: ({ name }) => name,
            },
            {
              label: 'What people read',
              cardLabel: 'Sentence',
              className: '[overflow-wrap:anywhere]',
              cell: ({ description }) => description,
            },
          ]}
        />
      )}
    </Panel>
  )
}
