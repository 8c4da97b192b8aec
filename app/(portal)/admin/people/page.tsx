import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AddPersonButton } from '@/components/people/add-person-button'
import { PeopleTable } from '@/components/people/people-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listAddress } from '@/components/ui/list-address'
import { ListSearch } from '@/components/ui/list-search'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { signedInActor } from '@/lib/auth/current-actor'
import { listPeople } from '@/lib/people/list-people'
import { peopleQuery } from '@/lib/people/people-query'
import { PEOPLE_PER_PAGE } from '@/lib/people/person'
import { add, disable, enable, giveRole, invite, resetFactors } from './actions'

export const metadata: Metadata = { title: 'People' }

const HERE = '/admin/people'

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const query = peopleQuery.parse(await searchParams)
  const { people, total, page } = await listPeople(actor, query)
  return (
    <>
      <PageHeader
        title="People"
        description="Who is in your organization, and what they may do."
        actions={<AddPersonButton add={add} />}
      />
      <ListSearch path={HERE} label="Search people" search={query.search} />
      {total === 0 ? (
        <EmptyState
          icon={SearchX}
          title="Nobody matches"
          action={<ButtonLink href={HERE}>Show everybody</ButtonLink>}
        >
          No name and no email of your organization contains “{query.search}”.
        </EmptyState>
      ) : (
        <>
          <PeopleTable
            people={people}
            myself={actor.personId}
            doors={{ giveRole, disable, enable, invite, resetFactors }}
          />
          <Pagination
            {...{ page, total, pageSize: PEOPLE_PER_PAGE }}
            noun={total === 1 ? 'person' : 'people'}
            hrefOf={(to) => listAddress(HERE, { search: query.search, page: to })}
          />
        </>
      )}
    </>
  )
}
