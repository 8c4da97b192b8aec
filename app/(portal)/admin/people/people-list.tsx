import { SearchX } from 'lucide-react'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { pageAddress } from '@/components/ui/page-address'
import { Pagination } from '@/components/ui/pagination'
import type { Actor } from '@/lib/actor'
import { listPeople } from '@/lib/people/list-people'
import type { PeopleQuery } from '@/lib/people/people-query'
import { PEOPLE_PER_PAGE } from '@/lib/people/person'
import {
  disable,
  enable,
  giveEmail,
  giveRole,
  invite,
  resetFactors,
  sayEmailVerified,
} from './actions'

export const PEOPLE_PATH = '/admin/people'

/** One page of the people, or a note that nobody matches. */
export async function PeopleList({ actor, query }: { actor: Actor; query: PeopleQuery }) {
  const { people, total, page } = await listPeople(actor, query)
  if (total === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nobody matches"
        action={<ButtonLink href={PEOPLE_PATH}>Show everybody</ButtonLink>}
      >
        No name and no email of your organization contains “{query.search}”.
      </EmptyState>
    )
  }
  return (
    <>
      <PeopleTable
        people={people}
        myself={actor.personId}
        actions={{ giveRole, giveEmail, disable, enable, invite, resetFactors, sayEmailVerified }}
      />
      <Pagination
        page={page}
        total={total}
        pageSize={PEOPLE_PER_PAGE}
        noun={total === 1 ? 'person' : 'people'}
        hrefOf={(to) => pageAddress(PEOPLE_PATH, { search: query.search, page: to })}
      />
    </>
  )
}
