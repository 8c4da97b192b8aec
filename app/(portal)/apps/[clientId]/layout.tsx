import { AppHeader } from '@/components/apps/app-header'
import { AppNotice } from '@/components/apps/app-notice'
import { LeaksBanner } from '@/components/leaks/leaks-banner'
import { findWhyCannotAuthenticate } from '@/lib/apps/list/find-why-cannot-authenticate'
import { signedInActor } from '@/lib/auth/current-actor'
import { listLeaks } from '@/lib/leaks/list-leaks'
import { renew, restore, resume } from './actions'
import { appOfPage } from './app-of-page'
import { ApprovalOfApp } from './approval-of-app'
import { DueOfApp } from './due-of-app'

type AppLayoutProps = { children: React.ReactNode; params: Promise<{ clientId: string }> }

export default async function AppLayout({ children, params }: AppLayoutProps) {
  const app = await appOfPage((await params).clientId)
  const { status, suspendedFor, deletedAt, mayChange, developmentUntil } = app
  const actor = await signedInActor()
  const [cannot, leaks] = await Promise.all([
    findWhyCannotAuthenticate(actor, app.id),
    listLeaks(actor, app.id),
  ])
  return (
    <>
      <AppHeader app={app} cannotAuthenticate={cannot}>
        <AppNotice
          app={{ status, suspendedFor, deletedAt, mayChange, developmentUntil }}
          restore={restore.bind(null, app.id)}
          resume={resume.bind(null, app.id)}
          renew={renew.bind(null, app.id)}
        />
        <DueOfApp actor={actor} app={app} />
        <ApprovalOfApp actor={actor} app={app} />
        <LeaksBanner appId={app.id} leaks={leaks} />
      </AppHeader>
      {children}
    </>
  )
}
