import { newId } from '@/lib/crypto/random'
import { form } from '../form'
import {
  type Arguments,
  GOVERNS,
  GOVERNS_FIRST,
  GOVERNS_OWN,
  NO_DEVELOPER,
  okBecomes,
  type Page,
  type Row,
  SIGNED_IN,
} from './operation'

const importPage: Page = ({ importIds }) => `/admin/import/${importIds.read}`
const calendarPage: Page = () => '/support/secrets/calendar'
const apiPage: Page = ({ apiId }) => `/admin/apis/${apiId}`

function apiForm(identifier: string, name: string, scope = ''): FormData {
  const fields = { identifier, name, tokenFormat: 'jwt', lifetime: '10', lifetimeUnit: 'minutes' }
  const access = { accessForItself: 'with_approval', accessForPeople: 'every_app' }
  return form({ ...fields, ...access, scopeName: scope, scopeDescription: scope && 'Read.' })
}

/** The permission of the app for its one scope of the API. */
function decideAbout(verdict: string, kind: string): Arguments {
  return ({ apiId, app, scope }) => {
    const permissions = `${kind} ${scope}`
    return [apiId, app.id, form({ verdict, permissions, word: 'So be it.' })]
  }
}

const aboutStream: Arguments = ({ apiId, streamId }) => [apiId, streamId]

const providersPage: Page = () => '/admin/providers/new'
const providerPage: Page = ({ providerId }) => `/admin/providers/${providerId}`
const aboutProvider: Arguments = ({ providerId }) => [providerId]

/** There is no provider at the address, so that whoever may add one is told so. */
function providerForm(id: string, domain: string): FormData {
  const claims = { scopes: 'openid', addressClaim: 'email', groupsClaim: '' }
  const about = { id, preset: 'other', name: 'Harbour', issuer: 'https://127.0.0.1:1' }
  return form({ ...about, ...claims, clientId: 'keyturn', clientSecret: 's', domains: domain })
}

/** The actions of an organization: its APIs, its providers, its approvals and imports, and the signing keys. */
export const ORGANIZATION_ROWS: Row[] = [
  [
    'register an API',
    'apis/register',
    apiPage,
    ({ app, actor }) => [apiForm(`https://apis.example/${app.id}/${actor}`, 'New')],
    GOVERNS_OWN,
  ],
  ['edit an API', 'apis/edit', apiPage, (s) => [s.apiId, apiForm('', 'Renamed', s.scope)], GOVERNS],
  ['grant a permission', 'apis/decide', apiPage, decideAbout('grant', 'for_itself'), GOVERNS],
  ['refuse a permission', 'apis/decide', apiPage, decideAbout('refuse', 'for_itself'), GOVERNS],
  ['withdraw a permission', 'apis/decide', apiPage, decideAbout('withdraw', 'for_people'), GOVERNS],
  [
    'let an app check the tokens of an API',
    'apis/checkers/add',
    apiPage,
    ({ apiId, app }) => [apiId, form({ appId: app.id })],
    GOVERNS,
  ],
  [
    'let an app check the tokens of an API no longer',
    'apis/checkers/remove',
    apiPage,
    ({ apiId, app }) => [apiId, app.id],
    GOVERNS,
  ],
  ['stop a stream of signals', 'apis/streams/stop', apiPage, aboutStream, GOVERNS],
  ['resume a stream of signals', 'apis/streams/resume', apiPage, aboutStream, GOVERNS],
  ['remove a stream of signals', 'apis/streams/remove', apiPage, aboutStream, GOVERNS],
  ['delete an API', 'apis/remove', apiPage, ({ apiId }) => [apiId, true], GOVERNS],
  [
    'make a calendar feed',
    'secrets/calendar/make',
    calendarPage,
    () => [form({ name: 'Team calendar' })],
    SIGNED_IN,
  ],
  [
    'revoke a calendar feed',
    'secrets/calendar/revoke',
    calendarPage,
    ({ calendarFeedId }) => [calendarFeedId],
    ['not_found', 'ok', ...Array<string>(4).fill('not_found'), 'not_signed_in'],
  ],
  [
    'add a provider',
    'providers/add',
    providersPage,
    () => [providerForm(newId('idp'), 'nowhere.example')],
    okBecomes(GOVERNS_OWN, 'invalid_input'),
  ],
  [
    'edit a provider',
    'providers/edit',
    providerPage,
    (s) => [s.providerId, providerForm('', s.providerDomain)],
    GOVERNS,
  ],
  ['test a provider', 'providers/test', providerPage, aboutProvider, GOVERNS],
  ['switch a provider off', 'providers/switchOff', providerPage, aboutProvider, GOVERNS],
  ['switch a provider on', 'providers/switchOn', providerPage, aboutProvider, GOVERNS],
  ['remove a provider', 'providers/remove', providerPage, aboutProvider, GOVERNS],
  [
    'approve of an app',
    'approvals/approve',
    () => '/admin/approvals',
    ({ approvalId }) => [approvalId, 'not the revision'],
    GOVERNS.with(0, 'app_changed_meanwhile'),
  ],
  [
    'refuse to approve of an app',
    'approvals/refuse',
    () => '/admin/approvals',
    ({ approvalId }) => [approvalId, form({ word: 'So be it.' })],
    GOVERNS,
  ],
  [
    'approve of several apps',
    'approvals/approveChosen',
    () => '/admin/approvals',
    ({ approvalId }) => [[{ approvalId, revision: 'not the revision' }]],
    GOVERNS.with(0, 'app_changed_meanwhile'),
  ],
  [
    'refuse to approve of several apps',
    'approvals/refuseChosen',
    () => '/admin/approvals',
    ({ approvalId }) => [[{ approvalId, revision: '' }], form({ word: 'So be it.' })],
    GOVERNS,
  ],
  ['begin an import', 'import/begin', importPage, () => ['realm.json'], GOVERNS_OWN],
  [
    'send clients of an import',
    'import/send',
    importPage,
    ({ importIds }) => [importIds.read, { at: 1, clients: [{ client_id: 'robot' }] }],
    GOVERNS,
  ],
  ['start an import', 'import/start', importPage, ({ importIds }) => [importIds.started], GOVERNS],
  [
    'cancel an import',
    'import/cancel',
    importPage,
    ({ importIds }) => [importIds.cancelled],
    GOVERNS,
  ],
  ['ask to export everything', 'import/mayExport', importPage, () => [], GOVERNS_OWN],
  [
    'set the last day of secrets that were moved in',
    'transition/setEnd',
    () => '/admin/transition',
    () => [form({ endsOn: '' })],
    GOVERNS_OWN,
  ],
  [
    'verify the audit log',
    'audit/(log)/verify',
    () => '/audit',
    () => [form({ after: '0', head: '' })],
    NO_DEVELOPER,
  ],
  [
    'create an organization',
    'admin/organizations/create',
    () => '/admin/organizations',
    ({ app }) => [
      form({ organizationName: 'Aurora', name: 'Eli', email: `${app.id}-o@keyturn.example` }),
    ],
    GOVERNS_FIRST,
  ],
  [
    'rename an organization',
    'admin/organizations/rename',
    () => '/admin/organizations',
    (s) => [s.org.organizationId, form({ organizationName: 'Fjord Rail' })],
    GOVERNS_FIRST,
  ],
  ['rotate the signing key', 'admin/keys/rotate', () => '/admin/keys', () => [], GOVERNS_FIRST],
]
