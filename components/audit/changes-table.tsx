import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import { type EventChange, eventChanges } from '@/lib/audit/event-changes'
import type { AuditDetail } from '@/lib/audit/events/audit-event'

/** What an edit changed, field by field; nothing for events without it. */
export function ChangesTable({ detail }: { detail: AuditDetail }) {
  const changes = eventChanges(detail)
  if (changes.length === 0) return null
  return (
    <Table caption="What changed">
      <TableHead>
        <TableHeader>Field</TableHeader>
        <TableHeader>Before</TableHeader>
        <TableHeader>After</TableHeader>
      </TableHead>
      <TableBody>
        {changes.map(({ field, before, after }) => (
          <TableRow key={field}>
            <TableRowHeader>{field}</TableRowHeader>
            <TableCell label="Before">{inWords(before)}</TableCell>
            <TableCell label="After">{inWords(after)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function inWords(value: EventChange['before']) {
  if (value === undefined) return <span className="text-muted">Not stored</span>
  if (value === null || value === '') return <span className="text-muted">Nothing</span>
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  return <bdi className="[overflow-wrap:anywhere]">{value}</bdi>
}
