import type { ReactNode } from 'react'
import { Name } from '@/components/ui/name'
import { BackLink } from '@/components/ui/page-header'
import { PageTabs } from '@/components/ui/tabs'
import { type AppView, appPath } from '@/lib/apps/app'
import type { WhyCannotAuthenticate } from '@/lib/apps/cannot-authenticate'
import { AppLogo } from './app-logo'
import { AppStatusBadge } from './app-status-badge'
import { CannotAuthenticateBadge, WHY } from './cannot-authenticate-badge'
import { ClientId } from './client-id'
import { SourceBadge, VerifiedBadge } from './standing-badges'

type AppHeaderProps = {
  app: AppView
  cannotAuthenticate: WhyCannotAuthenticate | null
  children?: ReactNode
}

/** The top of every page of one app: its name, its status and the links to its pages. */
export function AppHeader({ app, cannotAuthenticate, children }: AppHeaderProps) {
  const at = appPath(app.id)
  return (
    <header className="mb-6 flex flex-col gap-4">
      <BackLink href="/apps" label="My Apps" />
      <div className="flex items-start gap-4">
        <AppLogo app={app} size="lg" />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 font-semibold text-xl leading-7 sm:text-2xl sm:leading-8 tracking-tight [overflow-wrap:anywhere]">
              <Name>{app.name}</Name>
            </h1>
            {cannotAuthenticate && app.status === 'active' ? (
              <>
                <CannotAuthenticateBadge />
                <span className="text-[0.8125rem] text-muted">{WHY[cannotAuthenticate]}</span>
              </>
            ) : (
              <AppStatusBadge status={app.status} suspendedFor={app.suspendedFor} />
            )}
            {app.verifiedAt ? <VerifiedBadge /> : null}
            {app.source === 'portal' ? null : <SourceBadge source={app.source} />}
          </div>
          <div className="flex flex-wrap items-center gap-x-2 text-muted">
            <span className="text-[0.8125rem] max-sm:sr-only">Client ID</span>
            <ClientId id={app.id} />
          </div>
        </div>
      </div>
      <PageTabs
        label={`Pages of ${app.name}`}
        tabs={[
          { href: at, label: 'Overview' },
          { href: `${at}/secrets`, label: 'Secrets' },
          { href: `${at}/rotation`, label: 'Rotation' },
          { href: `${at}/keys`, label: 'Keys' },
          { href: `${at}/federated`, label: 'Federated' },
          { href: `${at}/usage`, label: 'Usage' },
          { href: `${at}/connect`, label: 'Connect' },
          { href: `${at}/history`, label: 'History' },
        ]}
      />
      {children}
    </header>
  )
}
