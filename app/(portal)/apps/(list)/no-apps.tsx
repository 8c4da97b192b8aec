import { AppWindow, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** For an organization without apps. `register` is null for who may not register one. */
export function NoAppsYet({ register }: { register: ReactNode }) {
  return (
    <EmptyState icon={AppWindow} title="No apps yet" action={register}>
      An app is anything that asks Keyturn for tokens: a website people sign in to, a nightly job, a
      service that calls another (an OAuth client). A registered app gets a client ID and secrets to
      authenticate with.
      {register ? null : ' A developer or an administrator can register one.'}
    </EmptyState>
  )
}

/** For a search or filters that match no app. */
export function NoAppMatches() {
  return (
    <EmptyState
      icon={SearchX}
      title="No app matches"
      action={<ButtonLink href="/apps">Show all apps</ButtonLink>}
    >
      No app that you may see matches this search and these filters. To list deleted apps, choose
      that status.
    </EmptyState>
  )
}
