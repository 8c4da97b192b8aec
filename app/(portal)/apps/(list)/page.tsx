import type { Metadata } from 'next'
import { AppsFilters } from '@/components/apps/apps-filters'
import { AppsTable } from '@/components/apps/apps-table'
import { isNarrowed, listAddress } from '@/components/apps/list-address'
import { RegisterAppButton } from '@/components/apps/register-app-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { APPS_PER_PAGE } from '@/lib/apps/app'
import { appQuery } from '@/lib/apps/list/app-query'
import { listApps } from '@/lib/apps/list/list-apps'
import { mayRegisterApp } from '@/lib/apps/registration/may-register-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { ProvidersToLookAt } from '../../providers-to-look-at'
import { NoAppMatches, NoAppsYet } from './no-apps'

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
        <ProvidersToLookAt />
        <NoAppsYet register={register} />
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
      <ProvidersToLookAt />
      <AppsFilters query={query} />
      {total === 0 ? (
        <NoAppMatches />
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
