import { cookies } from 'next/headers'
import { PortalFrame } from '@/components/frame/portal-frame'
import { THEME_COOKIE, themeOf } from '@/components/frame/theme'
import { signedInActor } from '@/lib/auth/current-actor'
import { findProfile } from '@/lib/people/find-profile'
import { ROLES } from '@/lib/people/person'
import { chooseTheme, signOut } from './actions'

const MY_APPS = { href: '/apps', label: 'My Apps' }
const AUTHORIZATIONS = { href: '/authorizations', label: 'Authorized apps' }
const PEOPLE = { href: '/admin/people', label: 'People' }

/** Frames the portal. It guards nothing: every page and verb asks for itself. */
export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const actor = await signedInActor()
  const { name, email, role, organizationName } = await findProfile(actor)
  const roleLabel = ROLES.find(({ value }) => value === role)?.label ?? role
  return (
    <PortalFrame
      organization={organizationName}
      navigation={[MY_APPS, AUTHORIZATIONS, ...(role === 'administrator' ? [PEOPLE] : [])]}
      person={{ name, email, role: roleLabel }}
      theme={themeOf((await cookies()).get(THEME_COOKIE)?.value)}
      chooseTheme={chooseTheme}
      signOut={signOut}
    >
      {children}
    </PortalFrame>
  )
}
