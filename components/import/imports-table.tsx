import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ImportView } from '@/lib/import/client-import'
import { importPath, inNumbers, STATE_WORDS } from './import-words'

/** The newest imports; each leads to its report. */
export function ImportsTable({ imports }: { imports: readonly ImportView[] }) {
  return (
    <Panel title="Imports" flush>
      {imports.length === 0 ? (
        <p className="px-4 py-4 text-muted sm:px-5">No file was imported yet.</p>
      ) : (
        <DataTable
          caption="Imports"
          bare
          rows={imports}
          keyOf={({ id }) => id}
          columns={[
            {
              label: 'File',
              className: '[overflow-wrap:anywhere]',
              cell: ({ id, fileName }) => (
                <Link
                  href={importPath(id)}
                  className="font-medium underline-offset-4 hover:underline"
                >
                  <Name>{fileName}</Name>
                </Link>
              ),
            },
            {
              label: 'State',
              cell: ({ state }) => (
                <Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Badge>
              ),
            },
            { label: 'Clients', cell: ({ received }) => inNumbers(received) },
            { label: 'Imported', cell: ({ moved }) => inNumbers(moved) },
            { label: 'Refused', cell: ({ refused }) => inNumbers(refused) },
            { label: 'Started', cell: ({ createdAt }) => <Time at={createdAt} /> },
            { label: 'By', cell: ({ createdByName }) => <Name>{createdByName}</Name> },
          ]}
        />
      )}
    </Panel>
  )
}
