import { Panel } from '@/components/ui/panel'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import type { ApiView, AppUse } from '@/lib/apis/api'

/** What apps can ask for, in words, and who does. */
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
        <Table caption="Scopes" bare>
          <TableHead>
            <TableHeader>Scope</TableHeader>
            <TableHeader>What people read</TableHeader>
            <TableHeader>Used by</TableHeader>
          </TableHead>
          <TableBody>
            {api.scopes.map(({ name, description }) => (
              <TableRow key={name}>
                <TableRowHeader className="font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                  {name}
                </TableRowHeader>
                <TableCell label="Sentence" className="[overflow-wrap:anywhere]">
                  {description}
                </TableCell>
                <TableCell label="Used by" className="[overflow-wrap:anywhere]">
                  {usersOf(api.usedBy, name)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  )
}

function usersOf(apps: readonly AppUse[], scope: string) {
  const users = apps.filter(({ scopes }) => scopes.includes(scope))
  if (users.length === 0) return <span className="text-muted">No app</span>
  return users.map(({ name }) => name).join(', ')
}
