import { form } from '../form'
import { appPage, CHANGES, okBecomes, type Page, READS, REGISTERS, type Row } from './operation'

const editPage: Page = ({ app }) => `/apps/${app.id}/edit`

const myApps: Page = () => '/apps'

const ELSEWHERE = 'https://elsewhere.example/cb'

/** The app of the attempts is approved: whoever may ask again is told so. */
const APPROVED = okBecomes(CHANGES, 'approval_decided_meanwhile')

/** The actions that change an app. */
export const APP_CHANGES: Row[] = [
  [
    'withdraw a change that waits for approval',
    'approval/withdraw',
    appPage,
    (s) => [s.app.id],
    CHANGES,
  ],
  [
    'confirm an app',
    'confirm/confirm',
    ({ app }) => `/apps/${app.id}/confirm`,
    ({ app }) => [app.id, 'not what was seen'],
    okBecomes(CHANGES, 'app_changed_meanwhile').with(2, 'owner_confirms'),
  ],
  ['ask again for the approval of an app', 'approval/again', appPage, (s) => [s.app.id], APPROVED],
  ['renew the development of an app', 'apps/[clientId]/renew', appPage, (s) => [s.app.id], CHANGES],
  ['suspend an app', 'apps/[clientId]/suspend', appPage, (s) => [s.app.id], CHANGES],
  ['keep an app that nobody uses', 'apps/[clientId]/keep', appPage, (s) => [s.app.id], CHANGES],
  ['resume an app', 'apps/[clientId]/resume', appPage, (s) => [s.app.id], CHANGES],
  ['suspend several apps', '(list)/suspendChosen', myApps, (s) => [[s.app.id]], CHANGES],
  ['resume several apps', '(list)/resumeChosen', myApps, (s) => [[s.app.id]], CHANGES],
  [
    'give apps to a colleague',
    '(list)/giveChosen',
    myApps,
    ({ app, person }) => [form({ appIds: app.id, email: person.email })],
    CHANGES.with(2, 'owner_gives_away'),
  ],
  [
    'give an app to a colleague',
    'owner/give',
    appPage,
    ({ app, person }) => [app.id, form({ email: person.email })],
    CHANGES.with(2, 'owner_gives_away'),
  ],
  [
    'withdraw an offer that nobody made',
    'owner/withdraw',
    appPage,
    ({ app }) => [app.id],
    ['not_found', 'not_found', 'owner_gives_away', ...CHANGES.slice(3)],
  ],
  ['delete an app', 'apps/[clientId]/remove', appPage, ({ app }) => [app.id, app.name], CHANGES],
  ['restore an app', 'apps/[clientId]/restore', appPage, (s) => [s.app.id], CHANGES],
  [
    'add a person to an app',
    'apps/[clientId]/addMember',
    appPage,
    ({ app, person }) => [app.id, form({ email: person.email })],
    CHANGES,
  ],
  [
    'remove a person from an app',
    'apps/[clientId]/removeMember',
    appPage,
    ({ app, org }) => [app.id, org.member.id],
    CHANGES,
  ],
  [
    'edit an app',
    'edit/edit',
    editPage,
    ({ app }) => [app.id, form({ name: 'Renamed', type: 'machine' })],
    CHANGES,
  ],
  [
    'have people sent elsewhere',
    'edit/edit',
    editPage,
    ({ app }) => [app.id, form({ name: app.name, type: 'web', redirectUris: ELSEWHERE })],
    CHANGES,
  ],
]

/** The other actions of an app: registration, verification and networks. */
export const APP_ROWS: Row[] = [
  [
    'register an app',
    'new/register',
    () => '/apps/new',
    () => [form({ name: 'Mine', type: 'machine' })],
    REGISTERS,
  ],
  [
    'vouch for an app',
    'apps/[clientId]/verify',
    appPage,
    ({ app }) => [app.id, true],
    CHANGES.with(1, 'forbidden').with(2, 'forbidden'),
  ],
  [
    'grant an app something at the management API',
    'apps/[clientId]/grantManagement',
    appPage,
    ({ app }) => [app.id, form({ scopes: 'apps:read' })],
    CHANGES.with(1, 'forbidden').with(2, 'forbidden'),
  ],
  [
    'bind an app to networks',
    '[clientId]/networks/bindApp',
    appPage,
    ({ app }) => [app.id, form({ networks: '' })],
    CHANGES,
  ],
  [
    'bind a secret to networks',
    '[clientId]/networks/bindSecret',
    appPage,
    ({ app, secretId }) => [app.id, secretId, form({ networks: '' })],
    CHANGES,
  ],
  [
    'try networks of an app',
    '[clientId]/networks/tryBinding',
    appPage,
    ({ app }) => [app.id, null, form({ networks: '10.0.0.0/8' })],
    READS,
  ],
  [
    'propose networks of an app',
    '[clientId]/networks/propose',
    appPage,
    (s) => [s.app.id, null],
    READS,
  ],
]
