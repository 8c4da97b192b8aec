import { AppWindow, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { AppsFilters } from '@/components/apps/apps-filters'
import { AppsTable } from '@/components/apps/apps-table'
import { isNarrowed, listAddress } from '@/components/apps/list-address'
import { RegisterAppButton } from '@/components/apps/register-app-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { APPS_PER_PAGE } from '@/lib/apps/app'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { mayRegisterApp } from '@/lib/apps/registration/may-register-app'
import { signedInActor } from '@/lib/auth/current-actor'

export const metadata: Metadata = { title: 'My Apps' }

type AppsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AppsPage({ searchParams }: AppsPageProps) {
  const actor = await signedInActor()
  const query = appQuery.parse(await searchParams)
  const [{ apps, total, page }, may] = await Promise.all([
    listApps(actor, query),
    mayRegisterApp(actor),
  ])
  const narrowed = isNarrowed(query)
  const register = may === 'role' ? null : <RegisterAppButton open={may === 'yes'} />

  if (total === 0 && !narrowed) {
    return (
      <>
        <PageHeader title="My Apps" />
        <EmptyState icon={AppWindow} title="No apps yet" action={register}>
          An app is anything that asks Keyturn for tokens: a website people sign in to, a nightly
          job, a service that calls another (an OAuth client). A registered app gets a client ID and
          secrets to authenticate with.
          {register ? null : ' A developer or an administrator can register one.'}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title="My Apps"
        description="The OAuth clients of your organization, and the state of their secrets."
        actions={register}
      />
      <AppsFilters query={query} />
      {total === 0 ? (
        <EmptyState
          icon={SearchX}
          title="No app matches"
          action={<ButtonLink href="/apps">Show all apps</ButtonLink>}
        >
          No app that you may see matches this search and these filters. To list deleted apps,
          choose that status.
        </EmptyState>
      ) : (
        <>
          <AppsTable apps={apps} query={query} />
          <Pagination
            page={page}
            total={total}
            noun={total === 1 ? 'app' : 'apps'}
            pageSize={APPS_PER_PAGE}
            hrefOf={(to) => listAddress({ ...query, page: to })}
          />
        </>
      )}
    </>
  )
}
