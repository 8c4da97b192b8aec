import { type ReactNode, Suspense } from 'react'
import { HelpLink } from '@/components/help/help-link'
import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import { OrganizationOfPage } from '@/components/ui/organization'
import { AccountMenu, type AccountMenuProps } from './account-menu'
import { KeepFocus } from './keep-focus'
import { Mark } from './mark'
import { Navigation, type NavigationProps } from './navigation'
import { OfflineNote } from './offline-note'
import { PendingBar } from './pending-bar'
import { SkipLink } from './skip-link'

type PortalFrameProps = Omit<AccountMenuProps, 'organization'> & {
  organization: { id: string; name: string }
  navigation: NavigationProps
  /** The one box. */
  search: ReactNode
  bell: ReactNode
  children: ReactNode
}

/** Around every page for people who are signed in. */
export function PortalFrame({
  organization,
  navigation,
  search,
  bell,
  children,
  ...account
}: PortalFrameProps) {
  return (
    <OrganizationOfPage id={account.organizations.length > 1 ? organization.id : null}>
      <div className="flex min-h-dvh flex-col">
        <Suspense>
          <PendingBar />
        </Suspense>
        <SkipLink />
        <KeepFocus />
        <header className="sticky top-0 z-30 border-b bg-bg/90 backdrop-blur-md">
          <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 px-4 sm:flex-nowrap sm:gap-x-5 sm:px-6">
            <Link
              href="/apps"
              className="flex h-14 min-w-0 flex-1 items-center gap-2.5 font-semibold -outline-offset-2 sm:max-w-44 sm:flex-none lg:max-w-52"
            >
              <Mark className="size-7 shrink-0" />
              <span className="sr-only">Keyturn, </span>
              <span className="truncate">
                <Name>{organization.name}</Name>
              </span>
            </Link>
            <Navigation {...navigation} />
            {search}
            {bell}
            <HelpLink />
            <AccountMenu {...account} organization={organization} />
          </div>
        </header>
        <OfflineNote />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-16 outline-none sm:px-6 sm:pt-9"
        >
          {children}
        </main>
      </div>
    </OrganizationOfPage>
  )
}
