import { generateKeyPairSync } from 'node:crypto'
import { form } from '../form'
import { appPage, CHANGES, type Page, READS, REGISTERS, type Row } from './operation'

const secretsPage: Page = ({ app }) => `/apps/${app.id}/secrets`
const editPage: Page = ({ app }) => `/apps/${app.id}/edit`
const federatedPage: Page = ({ app }) => `/apps/${app.id}/federated`
const keysPage: Page = ({ app }) => `/apps/${app.id}/keys`

const rotationPage: Page = ({ app }) => `/apps/${app.id}/rotation`

const myApps: Page = () => '/apps'

const ELSEWHERE = 'https://elsewhere.example/cb'
const secretForm = { name: 'Taken', expiresAt: '30' }

/** The secret of the attempts is not paused, and no end is planned: whoever may change that is told so. */
const RESUMES = CHANGES.map((answer) => (answer === 'ok' ? 'secret_not_paused' : answer))
const CANCELS = CHANGES.map((answer) => (answer === 'ok' ? 'no_end_planned' : answer))

/** There is no such target and no schedule: whoever may change that is told so. */
const NOTHING_THERE = CHANGES.map((answer) => (answer === 'ok' ? 'not_found' : answer))
const NO_TARGET = CHANGES.map((answer) => (answer === 'ok' ? 'no_delivery_target' : answer))

/** The app of the attempts is approved: whoever may ask again is told so. */
const APPROVED = CHANGES.map((answer) => (answer === 'ok' ? 'approval_decided_meanwhile' : answer))

const RECIPIENT = JSON.stringify(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
)

/** The actions that change how the secret of an app is rotated, and what waits for approval. */
const ROTATION_CHANGES: Row[] = [
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
    CHANGES.map((answer) => (answer === 'ok' ? 'app_changed_meanwhile' : answer)).with(
      2,
      'owner_confirms',
    ),
  ],
  ['ask again for the approval of an app', 'approval/again', appPage, (s) => [s.app.id], APPROVED],
  [
    'set the schedule of a rotation',
    'rotation/schedule',
    rotationPage,
    ({ app }) => [app.id, form({ everyDays: '30', useWithinDays: '7', quietHours: '24' })],
    CHANGES,
  ],
  [
    'end the schedule of a rotation',
    'rotation/unschedule',
    rotationPage,
    (s) => [s.app.id],
    NOTHING_THERE,
  ],
  ['rotate a secret now', 'rotation/rotate', rotationPage, (s) => [s.app.id], NO_TARGET],
  [
    'add a delivery target',
    'rotation/add',
    rotationPage,
    ({ app }) => [app.id, form({ kind: 'mailbox', name: 'Taken', recipient: RECIPIENT })],
    CHANGES,
  ],
  [
    'remove a delivery target',
    'rotation/remove',
    rotationPage,
    ({ app }) => [app.id, 'dlt_00000000000000000000'],
    NOTHING_THERE,
  ],
]

/** The actions that change an app, its secrets or its keys. */
export const APP_CHANGES: Row[] = [
  ...ROTATION_CHANGES,
  ['issue a secret', 'secrets/issue', secretsPage, (s) => [s.app.id, secretForm], CHANGES],
  [
    'regenerate the secrets',
    'secrets/regenerate',
    secretsPage,
    ({ app }) => [app.id, { ...secretForm, typedName: app.name }],
    CHANGES,
  ],
  [
    'revoke a secret',
    'secrets/revoke',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId, typedName: app.name }],
    CHANGES,
  ],
  [
    'pause a secret',
    'secrets/pause',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId, length: '15m' }],
    CHANGES,
  ],
  [
    'resume a secret',
    'secrets/resume',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId }],
    RESUMES,
  ],
  [
    'cancel the planned end of a secret',
    'secrets/cancelEnd',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId }],
    CANCELS,
  ],
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
  [
    'remove a public key',
    '[clientId]/keys/remove',
    keysPage,
    (s) => [s.app.id, s.keyId, ''],
    CHANGES,
  ],
  [
    'add a public key',
    '[clientId]/keys/add',
    keysPage,
    ({ app, publicKey }) => [app.id, form({ name: 'Taken', publicKey })],
    CHANGES,
  ],
  [
    'add a federated credential',
    '[clientId]/federated/add',
    federatedPage,
    ({ app }) => [
      app.id,
      form({ name: 'Deploy', issuer: 'https://gitlab.com', subject: 'project_path:acme/other' }),
    ],
    CHANGES,
  ],
  [
    'remove a federated credential',
    '[clientId]/federated/remove',
    federatedPage,
    ({ app, federatedId }) => [app.id, federatedId, ''],
    CHANGES,
  ],
  [
    'say where the app publishes its keys',
    '[clientId]/keys/setAddress',
    keysPage,
    ({ app }) => [app.id, form({ jwksUri: '' })],
    CHANGES,
  ],
]

/** The other actions of an app: preview, registration and verification. */
export const APP_ROWS: Row[] = [
  [
    'preview a revocation',
    'secrets/inspect',
    secretsPage,
    ({ app, secretId }) => [app.id, { secretId }],
    READS,
  ],
  [
    'try a token of another issuer',
    '[clientId]/federated/inspect',
    federatedPage,
    ({ app }) => [app.id, form({ token: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.eA' })],
    READS,
  ],
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
