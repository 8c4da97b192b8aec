import {
  askMyPasskey,
  listMyMethods,
  stepUpMySession,
} from '@/app/(ceremony)/second-factor/actions'
import { PortalFrame } from '@/components/frame/portal-frame'
import { themeOf } from '@/components/frame/theme'
import { StepUp } from '@/components/second-factor/step-up'
import { countWaiting } from '@/lib/apis/permissions/count-waiting'
import { signedInActor } from '@/lib/auth/current-actor'
import { readTheme } from '@/lib/http/theme-cookie'
import { findProfile } from '@/lib/people/find-profile'
import { ROLES } from '@/lib/people/person'
import { stepUpTimes } from '@/lib/people/require-step-up'
import { chooseTheme, signOut } from './actions'
import { providerNotices } from './provider-notices'

const MY_APPS = { href: '/apps', label: 'My Apps' }
const AUTHORIZATIONS = { href: '/authorizations', label: 'Authorized apps' }
const APIS = { href: '/admin/apis', label: 'APIs', waitingFor: 'to decide' }
const PEOPLE = { href: '/admin/people', label: 'People' }
const PROVIDERS = { href: '/admin/providers', label: 'Providers', waitingFor: 'to look at' }
const POLICIES = { href: '/admin/policies', label: 'Policies' }
const AUDIT = { href: '/audit', label: 'Audit log' }
const KEYS = { href: '/admin/keys', label: 'Signing keys' }

/** The links of each role. The pages decide for themselves who may see them. */
const NAVIGATION = {
  administrator: [MY_APPS, AUTHORIZATIONS, APIS, PEOPLE, PROVIDERS, POLICIES, KEYS, AUDIT],
  developer: [MY_APPS, AUTHORIZATIONS, APIS],
  support: [MY_APPS, AUTHORIZATIONS, APIS, POLICIES, KEYS, AUDIT],
} as const

/** How many apps wait for a decision of the person. */
const sum = (waiting: ReadonlyMap<string, number>) =>
  [...waiting.values()].reduce((total, apps) => total + apps, 0)

/** Frames the portal. It guards nothing: every page and use case checks the actor itself. */
export default async function PortalLayout({ children }: { children: React.ReactNode }) {
  const actor = await signedInActor()
  const [{ name, email, role, organizationName }, waiting, notices] = await Promise.all([
    findProfile(actor),
    countWaiting(actor),
    providerNotices(),
  ])
  const counts = new Map([
    [APIS.href, sum(waiting)],
    [PROVIDERS.href, notices.length],
  ])
  const roleLabel = ROLES.find(({ value }) => value === role)?.label ?? role
  return (
    <PortalFrame
      organization={organizationName}
      navigation={NAVIGATION[role].map((item) => ({
        ...item,
        waiting: counts.get(item.href) ?? 0,
      }))}
      person={{ name, email, role: roleLabel }}
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
