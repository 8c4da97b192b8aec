import { Badge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { type PersonStatus, type PersonView, roleLabel } from '@/lib/people/person'
import type { PersonActions } from './actions'
import { PersonMenu } from './person-menu'

const STATUSES = {
  active: { tone: 'good', label: 'Active' },
  invited: { tone: 'info', label: 'Invited' },
  disabled: { tone: 'neutral', label: 'Disabled' },
} as const satisfies Record<PersonStatus, unknown>

type PeopleTableProps = {
  people: readonly PersonView[]
  /** The id of the person who is signed in. */
  myself: string
  actions: PersonActions
}

/** One page of an organization's people. */
export function PeopleTable({ people, myself, actions }: PeopleTableProps) {
  return (
    <DataTable
      caption="People"
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Name',
          className: '[overflow-wrap:anywhere]',
          cell: ({ id, name, email, emailVerified }) => (
            <>
              <Link
                href={`/admin/people/${id}`}
                className="rounded-sm font-medium underline-offset-4 hover:underline"
              >
                <Name>{name}</Name>
              </Link>
              {id === myself ? <span className="text-muted"> (you)</span> : null}
              <span className="block text-[0.8125rem] text-muted">
                {email}
                {emailVerified ? ' (verified)' : null}
              </span>
            </>
          ),
        },
        { label: 'Role', cell: ({ role }) => roleLabel(role) },
        { label: 'Status', cell: (person) => <Status {...person} /> },
        { label: 'Added', cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
      actionsClassName="corner"
      actions={(person) => <PersonMenu person={person} actions={actions} />}
    />
  )
}

function Status({ status, hasSecondFactor }: Pick<PersonView, 'status' | 'hasSecondFactor'>) {
  const { tone, label } = STATUSES[status]
  return (
    <span className="inline-flex flex-wrap gap-1.5 min-[60rem]:flex-nowrap">
      <Badge tone={tone}>{label}</Badge>
      {hasSecondFactor ? <Badge>Second factor</Badge> : null}
    </span>
  )
}
