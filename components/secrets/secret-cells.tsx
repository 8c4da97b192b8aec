import { TableCell, TableRowHeader } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
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

/** When it happened, and who did it below. */
export function ByWhom({ at, line }: { at: Date; line: string }) {
  return (
    <div className="flex flex-col items-start gap-0.5">
      <Time at={at} />
      <span className="text-[0.8125rem] text-muted [overflow-wrap:anywhere]">{line}</span>
    </div>
  )
}
