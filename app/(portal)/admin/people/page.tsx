import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { AddPersonButton } from '@/components/people/add-person-button'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list-search'
import { pageAddress } from '@/components/ui/page-address'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import type { Actor } from '@/lib/actor'
import { signedInActor } from '@/lib/auth/current-actor'
import { listPeople } from '@/lib/people/list-people'
import { type PeopleQuery, peopleQuery } from '@/lib/people/people-query'
import { PEOPLE_PER_PAGE } from '@/lib/people/person'
import { add, disable, enable, giveRole, invite, resetFactors } from './actions'

export const metadata: Metadata = { title: 'People' }

const HERE = '/admin/people'

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const query = peopleQuery.parse(await searchParams)
  return (
    <>
      <PageHeader
        title="People"
        description="Who is in your organization, and what they may do."
        actions={<AddPersonButton add={add} />}
      />
      <ListSearch path={HERE} label="Search people" search={query.search} />
      <Suspense fallback={<TableSkeleton label="Loading the people" />}>
        <People actor={actor} query={query} />
      </Suspense>
    </>
  )
}

async function People({ actor, query }: { actor: Actor; query: PeopleQuery }) {
  const { people, total, page } = await listPeople(actor, query)
  if (total === 0) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nobody matches"
        action={<ButtonLink href={HERE}>Show everybody</ButtonLink>}
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
        actions={{ giveRole, disable, enable, invite, resetFactors }}
      />
      <Pagination
        page={page}
        total={total}
        pageSize={PEOPLE_PER_PAGE}
        noun={total === 1 ? 'person' : 'people'}
        hrefOf={(to) => pageAddress(HERE, { search: query.search, page: to })}
      />
    </>
  )
}
