import type { Actor } from '@/lib/actor'
import { listAppsOfApi } from '@/lib/apis/permissions/list-apps-of-api'
import { listApprovals } from '@/lib/apps/approvals/list-approvals'
import { appQuery } from '@/lib/apps/list/app-query'
import { countStillRefused } from '@/lib/apps/list/count-still-refused'
import { listApps } from '@/lib/apps/list/list-apps'
import { listOwners } from '@/lib/apps/list/list-owners'
import { writePlace } from '@/lib/apps/list/place'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { listGiven } from '@/lib/grants/list-given'
import { listUnfinished } from '@/lib/leavers/list-unfinished'
import { listMails } from '@/lib/mail/outbox/list-mails'
import { listPeople } from '@/lib/people/list-people'
import { listDueApps, listMyDueApps } from '@/lib/recertification/list-due'
import { listToLookAt } from '@/lib/secrets/to-look-at/list-to-look-at'
import { VIEWS } from '@/lib/secrets/to-look-at/to-look-at'
import { listRefusedHours } from '@/lib/usage/list-refused-hours'
import { listRefusedSignIns } from '@/lib/usage/list-refused-sign-ins'
import { listTokenHours } from '@/lib/usage/list-token-hours'
import { listViolations } from '@/lib/violations/list-violations'
import { BREAKABLE } from '@/lib/violations/violation'

type List = (actor: Actor) => Promise<unknown>

const API = `api_${'0'.repeat(20)}`
const ANYTHING = { apps: null, people: null, cause: null, address: null, from: null, until: null }

const people = (search: string, page = 1): List => {
  return (actor) => listPeople(actor, { search, page })
}
const ofApi = (query: object): List => {
  return (actor) => listApps(actor, appQuery.parse(query), { size: 100 })
}
const placeOf = (name: string) => writePlace({ key: name, name, id: '' })
const given = (query: object): List => {
  return (actor) => listGiven(actor, { search: '', page: 1, ...query })
}
/** About the middle of a list, where the management API goes on. */
const farIn = (hours: number) => ({
  after: { at: secondsAfter(now(), -hours * HOUR), id: '7'.repeat(20) },
  size: 100,
})
const ofMails = { ...farIn(360).after, id: '77777777-7777-4777-8777-777777777777' }

/** The lists beside My Apps, by name. */
export const LISTS: Record<string, List> = {
  people: people(''),
  'people, page 400': people('', 400),
  'people, "person 7"': people('person 7'),
  'people, "e"': people('e'),
  'people, "@"': people('@'),
  'disabled people with work left': listUnfinished,
  'owners to choose from': listOwners,
  'still refused, the banner': countStillRefused,
  'API, apps': ofApi({}),
  'API, apps, far in': ofApi({ after: placeOf('app e') }),
  'API, apps, "abc"': ofApi({ search: 'abc' }),
  'API, apps, "app"': ofApi({ search: 'app' }),
  'approvals, waiting': (actor) => listApprovals(actor, { of: 'waiting', page: 1 }),
  'approvals, decided': (actor) => listApprovals(actor, { of: 'decided', page: 1 }),
  'API, approvals, waiting, far in': (actor) =>
    listApprovals(actor, { of: 'waiting', ...farIn(800) }),
  'API, approvals, decided, far in': (actor) =>
    listApprovals(actor, { of: 'decided', ...farIn(500) }),
  recertification: (actor) => listDueApps(actor),
  'recertification, page 900': (actor) => listDueApps(actor, { page: 900 }),
  'API, recertification, far in': (actor) => listDueApps(actor, farIn(-3_600)),
  "recertification, one's own": listMyDueApps,
  'permissions, waiting': (actor) => listAppsOfApi(actor, API, { of: 'waiting', page: 1 }),
  'permissions, decided': (actor) => listAppsOfApi(actor, API, { of: 'decided', page: 1 }),
  'API, permissions, decided, far in': (actor) =>
    listAppsOfApi(actor, API, { of: 'decided', size: 100, after: { name: 'app e', id: '' } }),
  authorizations: given({}),
  'authorizations, page 900': given({ page: 900 }),
  'authorizations, of agents': given({ group: 'agents' }),
  'authorizations, "person 7"': given({ search: 'person 7' }),
  'authorizations, "app a"': given({ search: 'app a' }),
  'authorizations, "zebra"': given({ search: 'zebra' }),
  'API, authorizations, "app"': given({ search: 'app', size: 100 }),
  'API, authorizations, "e"': given({ search: 'e', size: 100 }),
  'API, authorizations, far in': given(farIn(2_500)),
  'API, authorizations, "app", far in': given({ search: 'app', ...farIn(2_500) }),
  'API, authorizations, "e", far in': given({ search: 'e', ...farIn(2_500) }),
  'API, authorizations, "person 7", far in': given({ search: 'person 7', ...farIn(2_500) }),
  'API, authorizations, "app a", far in': given({ search: 'app a', ...farIn(2_500) }),
  outbox: (actor) => listMails(actor, { state: null, page: 1 }),
  'API, outbox, far in': (actor) => listMails(actor, { state: null, size: 100, after: ofMails }),
  'outbox, given up': (actor) => listMails(actor, { state: 'failed', page: 1 }),
  'refused requests by hour': (actor) => listRefusedHours(actor, { filter: ANYTHING }),
  'refused sign-ins by hour': (actor) => listRefusedSignIns(actor, { filter: ANYTHING, page: 1 }),
  'tokens by hour': (actor) =>
    listTokenHours(actor, { from: secondsAfter(now(), -7 * DAY), to: now() }),
  ...Object.fromEntries(
    VIEWS.map(
      (view) => [`secrets, ${view}`, (actor) => listToLookAt(actor, view, null)] as [string, List],
    ),
  ),
  ...Object.fromEntries(
    BREAKABLE.map(
      (setting) =>
        [
          `violations of ${setting}`,
          (actor) => listViolations(actor, { setting, after: null }),
        ] as [string, List],
    ),
  ),
}
