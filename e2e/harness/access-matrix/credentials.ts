import { generateKeyPairSync } from 'node:crypto'
import { form } from '../form'
import { CHANGES, okBecomes, type Page, READS, type Row } from './operation'

const secretsPage: Page = ({ app }) => `/apps/${app.id}/secrets`
const federatedPage: Page = ({ app }) => `/apps/${app.id}/federated`
const keysPage: Page = ({ app }) => `/apps/${app.id}/keys`
const rotationPage: Page = ({ app }) => `/apps/${app.id}/rotation`

const secretForm = { name: 'Taken', expiresAt: '30' }

/** The secret of the attempts is not paused, and no end is planned: whoever may change that is told so. */
const RESUMES = okBecomes(CHANGES, 'secret_not_paused')
const CANCELS = okBecomes(CHANGES, 'no_end_planned')

/** There is no such target and no schedule: whoever may change that is told so. */
const NOTHING_THERE = okBecomes(CHANGES, 'not_found')
const NO_TARGET = okBecomes(CHANGES, 'no_delivery_target')

const RECIPIENT = JSON.stringify(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
)

/** The actions that change by what an app authenticates: secrets, their rotation, keys and federated credentials. */
export const CREDENTIAL_CHANGES: Row[] = [
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

/** The actions that only look at them. */
export const CREDENTIAL_ROWS: Row[] = [
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
]
