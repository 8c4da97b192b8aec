import { KeyRound, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { AuthorizationsTable } from '@/components/authorizations/authorizations-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list-search'
import { pageAddress } from '@/components/ui/page-address'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { signedInActor } from '@/lib/auth/current-actor'
import { authorizationQuery } from '@/lib/grants/authorization-query'
import { AUTHORIZATIONS_PER_PAGE } from '@/lib/grants/grant'
import { listAuthorizations } from '@/lib/grants/list-authorizations'
import { revoke } from './actions'

export const metadata: Metadata = { title: 'Authorized apps' }

const HERE = '/authorizations'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuthorizationsPage({ searchParams }: Props) {
  const query = authorizationQuery.parse(await searchParams)
  const { authorizations, total, page } = await listAuthorizations(await signedInActor(), query)
  return (
    <>
      <PageHeader
        title="Authorized apps"
        description="The apps with access to your account, and what each of them may do."
      />
      {total > 1 || query.search ? (
        <ListSearch path={HERE} label="Search authorized apps" search={query.search} />
      ) : null}
      {total === 0 ? (
        <Nothing search={query.search} />
      ) : (
        <>
          <AuthorizationsTable authorizations={authorizations} revoke={revoke} />
          <Pagination
            page={page}
            total={total}
            pageSize={AUTHORIZATIONS_PER_PAGE}
            noun={total === 1 ? 'app' : 'apps'}
            hrefOf={(to) => pageAddress(HERE, { search: query.search, page: to })}
          />
        </>
      )}
    </>
  )
}

function Nothing({ search }: { search: string }) {
  if (!search) {
    return (
      <EmptyState icon={KeyRound} title="No app has access to your account">
        Apps whose request you approve are listed here. You can revoke their access here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No app matches"
      action={<ButtonLink href={HERE}>Show all</ButtonLink>}
    >
      No authorized app, company or organization contains “{search}”.
    </EmptyState>
  )
}
