import {
  askMyPasskey,
  listMyMethods,
  stepUpMySession,
} from '@/app/(ceremony)/second-factor/actions'
import { PortalFrame } from '@/components/frame/portal-frame'
import { themeOf } from '@/components/frame/theme'
import { Bell } from '@/components/notices/bell'
import { SearchBox } from '@/components/search/search-box'
import { StepUp } from '@/components/second-factor/step-up'
import { signedInActor } from '@/lib/auth/current-actor'
import { organizationsOf } from '@/lib/auth/organizations-of'
import { readTheme } from '@/lib/http/theme-cookie'
import { countUnread } from '@/lib/notices/list-notices'
import { findProfile } from '@/lib/people/find-profile'
import { roleLabel } from '@/lib/people/person'
import { stepUpTimes } from '@/lib/people/require-step-up'
import { chooseTheme, signOut } from './actions'
import { navigationOf } from './navigation'
import { newest, readAll, readOne } from './notices/actions'

/** Frames the portal. It guards nothing: every page and use case checks the actor itself. */
export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const actor = await signedInActor()
  const [{ name, email, role, organizationName }, navigation, unread, organizations] =
    await Promise.all([
      findProfile(actor),
      navigationOf(actor),
      countUnread(actor),
      organizationsOf(actor),
    ])
  return (
    <PortalFrame
      organization={{ id: actor.organizationId, name: organizationName }}
      organizations={organizations}
      navigation={navigation}
      search={<SearchBox role={role} />}
      bell={<Bell unread={unread} actions={{ newest, readOne, readAll }} />}
      person={{ name, email, role: roleLabel(role) }}
      theme={themeOf(await readTheme())}
      chooseTheme={chooseTheme}
      signOut={signOut}
    >
      <StepUp
        {...stepUpTimes(actor)}
        actions={{
          listMethods: listMyMethods,
          requestPasskey: askMyPasskey,
          authenticate: stepUpMySession,
        }}
      >
        {children}
      </StepUp>
    </PortalFrame>
  )
}
