import type { ReactNode } from 'react'
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
import type { SigningKeyStatus, SigningKeyView } from '@/lib/oauth/signing-keys/signing-key'

const STATUSES = {
  next: { tone: 'info', label: 'Next' },
  current: { tone: 'good', label: 'Current' },
  retired: { tone: 'neutral', label: 'Retired' },
} as const satisfies Record<SigningKeyStatus, unknown>

const ORDER: Record<SigningKeyStatus, number> = { next: 0, current: 1, retired: 2 }

/** The keys that are published: the one to come, the one that signs, those that have signed. */
export function KeysTable({ keys }: { keys: readonly SigningKeyView[] }) {
  return (
    <Table caption="Signing keys">
      <TableHead>
        <TableHeader>Key</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader>Published</TableHeader>
        <TableHeader>Signs since</TableHeader>
        <TableHeader>Retired</TableHeader>
        <TableHeader>Published until</TableHeader>
      </TableHead>
      <TableBody>
        {keys
          .toSorted((one, other) => ORDER[one.status] - ORDER[other.status])
          .map((key) => (
            <TableRow key={key.id}>
              <TableRowHeader>
                <span className="block font-mono text-[0.8125rem] [overflow-wrap:anywhere]">
                  {key.id}
                </span>
                <span className="text-muted text-xs">{key.algorithm}</span>
              </TableRowHeader>
              <TableCell label="Status">
                <Badge tone={STATUSES[key.status].tone}>{STATUSES[key.status].label}</Badge>
              </TableCell>
              <TableCell label="Published">
                <Time at={key.createdAt} />
              </TableCell>
              <TableCell label="Signs since">
                <Moment at={key.activatedAt}>Not yet</Moment>
              </TableCell>
              <TableCell label="Retired">
                <Moment at={key.retiredAt}>—</Moment>
              </TableCell>
              <TableCell label="Until">
                <Moment at={key.removedAt}>—</Moment>
              </TableCell>
            </TableRow>
          ))}
      </TableBody>
    </Table>
  )
}

function Moment({ at, children }: { at: Date | null; children: ReactNode }) {
  return at ? <Time at={at} /> : <span className="text-muted">{children}</span>
}
