import { KeyRound, SearchX } from 'lucide-react'
import { SelectionOf } from '@/components/apps/selection'
import { GivenBar } from '@/components/given/given-bar'
import { GivenTable } from '@/components/given/given-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ListSearch } from '@/components/ui/list-search'
import { pageAddress } from '@/components/ui/page-address'
import { Pagination } from '@/components/ui/pagination'
import type { Actor } from '@/lib/actor'
import { GIVEN_PER_PAGE } from '@/lib/grants/given'
import type { GivenQuery, GivenScope } from '@/lib/grants/given-query'
import { listGiven } from '@/lib/grants/list-given'
import { revokeAll, revokeChosen } from './actions'

type GivenListProps = { actor: Actor; path: string; query: GivenQuery; scope: GivenScope }

/** One page of who let which app in, with what can be revoked: one, several, or all that is listed. */
export async function GivenList({ actor, path, query, scope }: GivenListProps) {
  const { search } = query
  const { grants, total, isMore, page } = await listGiven(actor, { ...query, ...scope })
  return (
    <>
      {total > 1 || search ? (
        <ListSearch path={path} label="Search people and apps" search={search} />
      ) : null}
      {total === 0 ? (
        <Nothing search={search} path={path} />
      ) : (
        <SelectionOf>
          <GivenBar
            ids={grants.map(({ id }) => id)}
            total={total}
            isMore={isMore}
            revoke={revokeChosen}
            revokeAll={revokeAll.bind(null, { ...scope, search })}
          />
          <GivenTable grants={grants} revoke={revokeChosen} />
          <Pagination
            page={page}
            total={total}
            isMore={isMore}
            pageSize={GIVEN_PER_PAGE}
            noun={total === 1 ? 'authorization' : 'authorizations'}
            hrefOf={(to) => pageAddress(path, { search, page: to })}
          />
        </SelectionOf>
      )}
    </>
  )
}

function Nothing({ search, path }: { search: string; path: string }) {
  if (search) {
    return (
      <EmptyState
        icon={SearchX}
        title="Nothing matches"
        action={<ButtonLink href={path}>Show all</ButtonLink>}
      >
        No app and no person with an authorization contains “{search}”.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={KeyRound} title="Nobody has let an app in">
      Once somebody approves the request of an app, it is listed here, with what it may do.
    </EmptyState>
  )
}
