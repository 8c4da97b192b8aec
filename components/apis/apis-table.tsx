import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { ApiView } from '@/lib/apis/api'
import { FORMAT_LABELS, lifetimeInWords } from './token-words'

/** The APIs of an organization. */
export function ApisTable({ apis }: { apis: readonly ApiView[] }) {
  return (
    <Table caption="APIs">
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader>Scopes</TableHeader>
        <TableHeader>Tokens</TableHeader>
        <TableHeader>Used by</TableHeader>
        <TableHeader>Last changed</TableHeader>
      </TableHead>
      <TableBody>
        {apis.map((api) => (
          <TableRow key={api.id}>
            <TableRowHeader className="[overflow-wrap:anywhere]">
              <Link
                href={`/admin/apis/${api.id}`}
                className="rounded-sm font-medium underline-offset-4 hover:underline"
              >
                {api.name}
              </Link>
              <span className="block font-mono text-muted text-xs">{api.identifier}</span>
            </TableRowHeader>
            <TableCell label="Scopes">
              {api.scopes.length > 0 ? api.scopes.length : <Badge>None</Badge>}
            </TableCell>
            <TableCell label="Tokens" className="whitespace-nowrap">
              {FORMAT_LABELS[api.tokenFormat]}, {lifetimeInWords(api.tokenTtlSeconds)}
            </TableCell>
            <TableCell label="Used by" className="whitespace-nowrap">
              {appsInWords(api.usedBy.length)}
            </TableCell>
            <TableCell label="Changed">
              <Time at={api.updatedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function appsInWords(count: number): string {
  if (count === 0) return 'No app'
  return count === 1 ? '1 app' : `${count} apps`
}
