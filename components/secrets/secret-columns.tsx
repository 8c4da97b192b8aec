import { ByWhom } from '@/components/ui/by-whom'
import type { Column } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import type { SecretView } from '@/lib/secrets/secret'
import { StatusBadge } from './status-badge'

/** The columns that active and retired secrets share. */
export const NAME: Column<SecretView> = {
  label: 'Name',
  className: 'min-w-44',
  cell: ({ id, name, hint }) => (
    <>
      <span id={`secret-${id}`} className="block font-medium [overflow-wrap:anywhere]">
        <Name>{name}</Name>
      </span>
      <span
        translate="no"
        className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
      >
        {hint}
      </span>
    </>
  ),
}

export const STATUS: Column<SecretView> = {
  label: 'Status',
  cell: ({ status }) => <StatusBadge status={status} />,
}

export const CREATED: Column<SecretView> = {
  label: 'Created',
  cell: ({ createdAt, createdByName }) => <ByWhom at={createdAt} line={`by ${createdByName}`} />,
}
