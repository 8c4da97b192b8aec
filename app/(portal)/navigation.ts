import type { NavigationItem, NavigationProps } from '@/components/frame/navigation'
import type { Actor, Role } from '@/lib/actor'
import { countWaiting } from '@/lib/apis/permissions/count-waiting'
import { countWaitingApprovals } from '@/lib/apps/approvals/count-waiting-approvals'
import { runsInstallation } from '@/lib/people/organizations/authorize-installation'
import { unfinishedWork } from './admin/people/unfinished-work'
import { offersToMe } from './apps/offers/offers-to-me'
import { providerNotices } from './provider-notices'

const MY_APPS = { href: '/apps', label: 'My Apps', waitingFor: 'offered to you' }
const AUTHORIZATIONS = { href: '/authorizations', label: 'Authorized apps' }
const APIS = { href: '/admin/apis', label: 'APIs', waitingFor: 'to decide' }
const APPROVALS = { href: '/admin/approvals', label: 'Approvals', waitingFor: 'to decide' }
const RECERTIFICATION = { href: '/admin/recertification', label: 'Recertification' }
const PEOPLE = { href: '/admin/people', label: 'People', waitingFor: 'to hand over' }
const GIVEN = { href: '/admin/authorizations', label: 'Granted access' }
const PROVIDERS = { href: '/admin/providers', label: 'Providers', waitingFor: 'to look at' }
const OUTBOX = { href: '/admin/outbox', label: 'Outbox' }
const WEBHOOKS = { href: '/admin/webhooks', label: 'Webhooks' }
const IMPORT = { href: '/admin/import', label: 'Import' }
const TRANSITION = { href: '/admin/transition', label: 'Transition' }
const POLICIES = { href: '/admin/policies', label: 'Policies' }
const AUDIT = { href: '/audit', label: 'Audit log' }
const SUPPORT = { href: '/support', label: 'Support desk' }
const ORGANIZATIONS = { href: '/admin/organizations', label: 'Organizations' }
const KEYS = { href: '/admin/keys', label: 'Signing keys' }

/** The links of each role, and those below one word, in parts of one subject each. The pages decide for themselves who may see them. */
const NAVIGATION = {
  administrator: [
    [MY_APPS, AUTHORIZATIONS, APIS, SUPPORT],
    [
      [PEOPLE, GIVEN, ORGANIZATIONS],
      [POLICIES, APPROVALS, RECERTIFICATION, AUDIT],
      [PROVIDERS, WEBHOOKS, OUTBOX, KEYS],
      [IMPORT, TRANSITION],
    ],
  ],
  developer: [[MY_APPS, AUTHORIZATIONS, APIS], []],
  support: [[SUPPORT, MY_APPS, APIS, AUDIT, AUTHORIZATIONS], [[POLICIES, TRANSITION, KEYS]]],
} as const satisfies Record<
  Role,
  readonly [readonly NavigationItem[], readonly (readonly NavigationItem[])[]]
>

/** The navigation of this person, with how much waits for them where. */
export async function navigationOf(actor: Actor): Promise<NavigationProps> {
  const [waiting, notices, offers, leavers, approvals, runsAll] = await Promise.all([
    countWaiting(actor),
    providerNotices(),
    offersToMe(),
    unfinishedWork(),
    countWaitingApprovals(actor),
    runsInstallation(actor),
  ])
  const counts = new Map([
    [APIS.href, [...waiting.values()].reduce((total, apps) => total + apps, 0)],
    [PROVIDERS.href, notices.length],
    [MY_APPS.href, offers.length],
    [PEOPLE.href, leavers.length],
    [APPROVALS.href, approvals],
  ])
  const counted = (item: NavigationItem) => ({ ...item, waiting: counts.get(item.href) ?? 0 })
  const [items, parts] = NAVIGATION[actor.role]
  const below = (part: readonly NavigationItem[]) =>
    part.filter(({ href }) => runsAll || href !== ORGANIZATIONS.href).map(counted)
  return {
    items: items.map(counted),
    group: { label: 'Administration', parts: parts.map(below) },
  }
}
