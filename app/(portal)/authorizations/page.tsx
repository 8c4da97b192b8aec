import type { Metadata } from 'next'
import { AuthorizationsTable } from '@/components/authorizations/authorizations-table'
import { ListSearch } from '@/components/ui/list-search'
import { pageAddress } from '@/components/ui/page-address'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { signedInActor } from '@/lib/auth/current-actor'
import { authorizationQuery } from '@/lib/grants/authorization-query'
import { AUTHORIZATIONS_PER_PAGE } from '@/lib/grants/grant'
import { listAuthorizations } from '@/lib/grants/list-authorizations'
import { revoke } from './actions'
import { AUTHORIZATIONS_PATH, NoAuthorizations } from './no-authorizations'

export const metadata: Metadata = { title: 'Authorized apps' }

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
        <ListSearch
          path={AUTHORIZATIONS_PATH}
          label="Search authorized apps"
          search={query.search}
        />
      ) : null}
      {total === 0 ? (
        <NoAuthorizations search={query.search} />
      ) : (
        <>
          <AuthorizationsTable authorizations={authorizations} revoke={revoke} />
          <Pagination
            page={page}
            total={total}
            pageSize={AUTHORIZATIONS_PER_PAGE}
            noun={total === 1 ? 'app' : 'apps'}
            hrefOf={(to) => pageAddress(AUTHORIZATIONS_PATH, { search: query.search, page: to })}
          />
        </>
      )}
    </>
  )
}
