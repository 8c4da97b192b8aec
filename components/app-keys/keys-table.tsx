import { LastUsed } from '@/components/secrets/last-used'
import { ByWhom } from '@/components/ui/by-whom'
import {
  ActionsHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHeader,
} from '@/components/ui/table'
import type { AppKeyView } from '@/lib/apps/keys/app-key'
import type { KeyActions, KeysApp } from './keys-app'
import { RemoveKeyDialog } from './remove-key-dialog'

type KeysTableProps = { app: KeysApp; keys: readonly AppKeyView[]; remove: KeyActions['remove'] }

/** The public keys with which the app authenticates. */
export function KeysTable({ app, keys, remove }: KeysTableProps) {
  return (
    <Table caption="Public keys">
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader>Algorithm</TableHeader>
        <TableHeader>Thumbprint</TableHeader>
        <TableHeader>Created</TableHeader>
        <TableHeader>Last Used</TableHeader>
        {app.mayChange ? <ActionsHeader /> : null}
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <TableRow key={key.id}>
            <NameCell appKey={key} />
            <TableCell label="Algorithm">{key.algorithm}</TableCell>
            <TableCell label="Thumbprint">
              <code translate="no" className="font-mono text-xs [overflow-wrap:anywhere]">
                {key.thumbprint}
              </code>
            </TableCell>
            <TableCell label="Created">
              <ByWhom at={key.createdAt} line={`by ${key.createdByName}`} />
            </TableCell>
            <TableCell label="Last Used">
              <LastUsed use={key.use} />
            </TableCell>
            {app.mayChange ? (
              <TableCell align="end">
                <RemoveKeyDialog app={app} appKey={key} remove={remove} />
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

/** Its name, and the `kid` that assertions name it by. */
function NameCell({ appKey }: { appKey: AppKeyView }) {
  return (
    <TableRowHeader className="min-w-40">
      <span id={`key-${appKey.id}`} className="block font-medium [overflow-wrap:anywhere]">
        {appKey.name}
      </span>
      <span className="block text-[0.8125rem] text-muted [overflow-wrap:anywhere]">
        {appKey.kid === appKey.thumbprint ? (
          'kid is the thumbprint'
        ) : (
          <>
            kid{' '}
            <span translate="no" className="font-mono">
              {appKey.kid}
            </span>
          </>
        )}
      </span>
    </TableRowHeader>
  )
}
