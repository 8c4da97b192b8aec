import { ByWhom } from '@/components/ui/by-whom'
import { TableCell, TableRowHeader } from '@/components/ui/table'
import type { SecretView } from '@/lib/secrets/secret'

/** The cells that active and retired secrets share. */

export function NameCell({ secret, id }: { secret: SecretView; id: string }) {
  return (
    <TableRowHeader className="min-w-44">
      <span id={id} className="block font-medium [overflow-wrap:anywhere]">
        {secret.name}
      </span>
      <span
        translate="no"
        className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
      >
        {secret.hint}
      </span>
    </TableRowHeader>
  )
}

export function CreatedCell({ secret }: { secret: SecretView }) {
  return (
    <TableCell label="Created">
      <ByWhom at={secret.createdAt} line={`by ${secret.createdByName}`} />
    </TableCell>
  )
}
