import type { Metadata } from 'next'
import { AppsFilters } from '@/components/apps/apps-filters'
import { isNarrowed } from '@/components/apps/list-address'
import { RegisterAppButton } from '@/components/apps/register-app-button'
import { appQuery } from '@/lib/apps/list/app-query'
import { browseApps } from '@/lib/apps/list/browse-apps'
import { listOwners } from '@/lib/apps/list/list-owners'
import { mayRegisterApp } from '@/lib/apps/registration/may-register-app'
import { signedInActor } from '@/lib/auth/current-actor'
import { ProvidersToLookAt } from '../../providers-to-look-at'
import { OfferedApps } from '../offers/offered-apps'
import { DueApps } from './due-apps'
import { ListHeader } from './list-header'
import { ListOfApps } from './list-of-apps'
import { NoAppMatches, NoAppsYet } from './no-apps'
import { StillRefusedBanner } from './still-refused'

export const metadata: Metadata = { title: 'My Apps' }

type AppsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AppsPage({ searchParams }: AppsPageProps) {
  const actor = await signedInActor()
  const query = appQuery.parse(await searchParams)
  const [page, owners, may] = await Promise.all([
    browseApps(actor, query),
    listOwners(actor),
    mayRegisterApp(actor),
  ])
  const register = may === 'role' ? null : <RegisterAppButton open={may === 'yes'} />

  if (page.total === 0 && !isNarrowed(query)) {
    return (
      <>
        <ListHeader />
        <ProvidersToLookAt />
        <OfferedApps />
        <NoAppsYet register={register} />
      </>
    )
  }
  return (
    <>
      <ListHeader
        description="The OAuth clients of your organization, and the state of their secrets."
        actions={register}
      />
      <ProvidersToLookAt />
      <OfferedApps />
      <DueApps actor={actor} />
      <StillRefusedBanner actor={actor} query={query} />
      <AppsFilters query={query} owners={owners} />
      {page.total === 0 ? <NoAppMatches /> : <ListOfApps actor={actor} query={query} page={page} />}
    </>
  )
}
