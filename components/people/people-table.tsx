import { Badge } from '@/components/ui/badge'
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
  /** The id of whoever looks at the list. */
  myself: string
  actions: PersonActions
}

/** One page of an organization's people. */
export function PeopleTable({ people, myself, actions }: PeopleTableProps) {
  return (
    <Table caption="People">
      <TableHead>
        <TableHeader>Name</TableHeader>
        <TableHeader>Role</TableHeader>
        <TableHeader>Status</TableHeader>
        <TableHeader>Added</TableHeader>
        <ActionsHeader />
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableRowHeader className="[overflow-wrap:anywhere]">
              <span className="font-medium">{person.name}</span>
              {person.id === myself ? <span className="text-muted"> (you)</span> : null}
              <span className="block text-[0.8125rem] text-muted">{person.email}</span>
            </TableRowHeader>
            <TableCell label="Role">{roleLabel(person.role)}</TableCell>
            <TableCell label="Status">
              <span className="inline-flex flex-wrap gap-1.5 min-[60rem]:flex-nowrap">
                <Badge tone={STATUSES[person.status].tone}>{STATUSES[person.status].label}</Badge>
                {person.hasSecondFactor ? <Badge>Second factor</Badge> : null}
              </span>
            </TableCell>
            <TableCell label="Added">
              <Time at={person.createdAt} />
            </TableCell>
            <TableCell align="end" className="corner">
              <PersonMenu person={person} actions={actions} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
