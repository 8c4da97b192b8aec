import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { UnfinishedBanner } from '@/components/leavers/unfinished-banner'
import { AddPersonButton } from '@/components/people/add-person-button'
import { ButtonLink } from '@/components/ui/button'
import { ListSearch } from '@/components/ui/list-search'
import { PageHeader } from '@/components/ui/page-header'
import { TableSkeleton } from '@/components/ui/table-skeleton'
import { signedInActor } from '@/lib/auth/current-actor'
import { peopleQuery } from '@/lib/people/people-query'
import { add } from './actions'
import { PEOPLE_PATH, PeopleList } from './people-list'
import { unfinishedWork } from './unfinished-work'

export const metadata: Metadata = { title: 'People' }

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const actor = await signedInActor()
  if (actor.role !== 'administrator') notFound()
  const query = peopleQuery.parse(await searchParams)
  const unfinished = await unfinishedWork()
  return (
    <>
      <PageHeader
        title="People"
        description="Who is in your organization, and what they may do."
        actions={
          <>
            <ButtonLink href="/admin/people/invite">Invite by list</ButtonLink>
            <AddPersonButton add={add} />
          </>
        }
      />
      {unfinished.length > 0 ? <UnfinishedBanner people={unfinished} /> : null}
      <ListSearch path={PEOPLE_PATH} label="Search people" search={query.search} />
      <Suspense fallback={<TableSkeleton label="Loading the people" />}>
        <PeopleList actor={actor} query={query} />
      </Suspense>
    </>
  )
}
