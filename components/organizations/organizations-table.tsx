import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import type { OrganizationView } from '@/lib/people/organizations/organization'
import type { Rename } from './actions'
import { RenameOrganizationButton } from './rename-organization-button'

type OrganizationsTableProps = {
  /** The oldest first. */
  organizations: readonly OrganizationView[]
  rename: Rename
}

/** The organizations of the installation. */
export function OrganizationsTable({ organizations, rename }: OrganizationsTableProps) {
  const first = organizations[0]?.id
  return (
    <DataTable
      caption="Organizations"
      rows={organizations}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: ({ id, name }) => (
            <>
              <span className="font-medium">
                <Name>{name}</Name>
              </span>{' '}
              {id === first ? <Badge tone="neutral">First</Badge> : null}
              <span className="block font-mono text-muted text-xs">{id}</span>
            </>
          ),
        },
        { label: 'People', cell: ({ people }) => people },
        { label: 'Apps', cell: ({ apps }) => apps },
        { label: 'Created', cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          label: 'Change',
          cell: (organization) => (
            <RenameOrganizationButton organization={organization} rename={rename} />
          ),
        },
      ]}
    />
  )
}
