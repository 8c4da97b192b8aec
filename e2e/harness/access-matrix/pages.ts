import {
  appPage,
  CHANGES,
  NO_DEVELOPER,
  type Operation,
  type PageRow,
  pages,
  READS,
  SEES_PEOPLE,
  SIGNED_IN,
  seeing,
} from './operation'
import { WEBHOOK_PAGES } from './webhooks'

const APIS = ['ok', 'ok', 'ok', 'ok', 'ok', 'not_found', 'not_signed_in']

/** The pages, and what each shows. */
const SHOWN: PageRow[] = [
  [
    'find an app in the export of My Apps',
    ({ app }) => `/apps/export?search=${app.id}`,
    (s) => `${s.app.id},`,
    READS.with(3, '200').with(5, '200').with(6, '401'),
  ],
  ['see what one was told', () => '/notices', () => 'Notices', SIGNED_IN],
  ['see the secrets to look at', () => '/support/secrets', () => 'Secrets to look at', SIGNED_IN],
  [
    'export the secrets to look at',
    () => '/support/secrets/export?view=unused_30',
    () => 'hint,secret,client_id',
    SIGNED_IN.with(6, '401'),
  ],
  [
    'see the own calendar feeds',
    () => '/support/secrets/calendar',
    () => 'Calendar feeds',
    SIGNED_IN,
  ],
  ['read the reference of the API', () => '/docs/api', () => 'API reference', SIGNED_IN],
  ['read the documentation', () => '/help/limits', () => 'What ends what', SIGNED_IN],
  ['see an app', appPage, (s) => s.app.name, READS],
  ['see the secrets of an app', ({ app }) => `/apps/${app.id}/secrets`, (s) => s.secretId, READS],
  [
    'see the rotation of an app',
    ({ app }) => `/apps/${app.id}/rotation`,
    () => 'Delivery targets',
    READS,
  ],
  ['see how to connect an app', ({ app }) => `/apps/${app.id}/connect`, (s) => s.app.name, READS],
  [
    'open the form that edits an app',
    ({ app }) => `/apps/${app.id}/edit`,
    (s) => s.app.name,
    CHANGES.with(4, 'sent back'),
  ],
  ['see the Outbox', () => '/admin/outbox', () => 'Outbox', SEES_PEOPLE],
  ['see the people', () => '/admin/people', () => 'People', SEES_PEOPLE],
  [
    'see the organizations',
    () => '/admin/organizations',
    () => 'Create organization',
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  [
    'open the form that invites a list',
    () => '/admin/people/invite',
    () => 'Invite by list',
    SEES_PEOPLE,
  ],
  ['see who let apps in', () => '/admin/authorizations', () => 'Granted access', SEES_PEOPLE],
  [
    'see who let agents in',
    () => '/admin/authorizations/agents',
    () => 'Granted access',
    SEES_PEOPLE,
  ],
  [
    'see who let an app in',
    ({ app }) => `/apps/${app.id}/authorizations`,
    (s) => s.app.name,
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  ...WEBHOOK_PAGES,
  [
    'see what is confirmed of an app',
    ({ app }) => `/apps/${app.id}/confirm`,
    () => 'What there is',
    READS,
  ],
  [
    'see how far recertification is',
    () => '/admin/recertification',
    () => 'Recertification',
    SEES_PEOPLE,
  ],
  ['see what waits for approval', () => '/admin/approvals', () => 'Approvals', SEES_PEOPLE],
  ['see the providers', () => '/admin/providers', () => 'Providers', SEES_PEOPLE],
  [
    'see a provider',
    ({ providerId }) => `/admin/providers/${providerId}`,
    () => 'Quay',
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  [
    'open the form that adds a provider',
    () => '/admin/providers/new',
    () => 'Add provider',
    SEES_PEOPLE,
  ],
  [
    'open the form that edits a provider',
    ({ providerId }) => `/admin/providers/${providerId}/edit`,
    () => 'Quay',
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  [
    'see what a person owns and has seen',
    ({ person }) => `/admin/people/${person.id}`,
    () => 'Secrets they have seen',
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  [
    'see the sessions of a person',
    ({ person }) => `/admin/people/${person.id}/sessions`,
    () => 'Sessions of',
    SEES_PEOPLE.with(5, 'not_found'),
  ],
  ['see the usage of an app', ({ app }) => `/apps/${app.id}/usage`, (s) => s.app.name, READS],
  ['see the public keys of an app', ({ app }) => `/apps/${app.id}/keys`, (s) => s.keyName, READS],
  [
    'see the federated credentials of an app',
    ({ app }) => `/apps/${app.id}/federated`,
    (s) => s.federatedId,
    READS,
  ],
  ['see the support desk', () => '/support', () => 'Support desk', NO_DEVELOPER],
  [
    'see an app on the support desk',
    ({ app }) => `/support/apps/${app.id}`,
    (s) => s.secretId,
    NO_DEVELOPER.with(5, 'not_found'),
  ],
  [
    'see all answers of a search',
    ({ app }) => `/search?q=${app.id}`,
    () => 'What to find',
    SIGNED_IN,
  ],
  ['see the APIs', () => '/admin/apis', () => 'APIs', SIGNED_IN],
  ['see an API', (s) => `/admin/apis/${s.apiId}`, (s) => s.apiName, APIS],
  [
    'open the form that registers an API',
    () => '/admin/apis/new',
    () => 'Register API',
    SEES_PEOPLE,
  ],
  ['see the imports', () => '/admin/import', () => 'Check a file', SEES_PEOPLE],
  [
    'see the report of an import',
    ({ importIds }) => `/admin/import/${importIds.read}`,
    () => 'realm.json',
    ['ok', ...Array<string>(5).fill('not_found'), 'not_signed_in'],
  ],
  ['see the transition', () => '/admin/transition', () => 'The last day', NO_DEVELOPER],
  ['see the policies', () => '/admin/policies', () => 'Policies', NO_DEVELOPER],
  [
    'see what breaks the policies',
    () => '/admin/policies/violations',
    () => 'Violations',
    NO_DEVELOPER,
  ],
  [
    'export what breaks the policies',
    () => '/admin/policies/violations/export',
    () => 'client_id',
    NO_DEVELOPER.with(6, '401'),
  ],
  ['see the signing keys', () => '/admin/keys', () => 'Signing keys', NO_DEVELOPER],
  ['see the audit log', () => '/audit', () => 'Audit log', NO_DEVELOPER],
  [
    'see an event at its own address',
    ({ eventId }) => `/audit/${eventId}`,
    ({ eventId }) => eventId,
    READS,
  ],
  ['see the history of an app', ({ app }) => `/apps/${app.id}/history`, (s) => s.app.name, READS],
]

/** Every page. */
export const PAGES: Operation[] = [
  ...pages(SHOWN),
  {
    name: 'see what the owner allowed an app',
    attempt: async (context) => {
      const seen = await seeing(
        () => '/authorizations',
        () => context.app.name,
      )(context)
      return seen === '200' ? 'not_found' : seen
    },
    answers: ['not_found', 'ok', ...Array<string>(4).fill('not_found'), 'not_signed_in'],
  },
]
