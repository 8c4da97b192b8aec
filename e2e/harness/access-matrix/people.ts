import { form } from '../form'
import { GOVERNS, GOVERNS_OWN, type Page, type Row, SIGNED_IN } from './operation'

const peoplePage: Page = () => '/admin/people'
const personPage: Page = ({ person }) => `/admin/people/${person.id}`
const accountPage: Page = () => '/account'
const noticesPage: Page = () => '/notices'
/** Nobody's: whoever is signed in changes nothing by it. */
const NO_NOTICE = '01900000-0000-7000-8000-000000000000'

export const NEW_PASSWORD = 'quiet-harbor-violin-77'

const outboxPage: Page = () => '/admin/outbox'
const NO_MAIL = '01234567-89ab-7def-8123-456789abcdef'

/** There is no such mail, and no mail server: whoever may use them is told so. */
const OUTBOX_ROWS: Row[] = [
  ['send a mail again', 'outbox/resend', outboxPage, () => [NO_MAIL], GOVERNS.with(0, 'not_found')],
  [
    'read the link of a mail',
    'outbox/readLink',
    outboxPage,
    () => [NO_MAIL],
    GOVERNS.with(0, 'not_found'),
  ],
  [
    'send a test mail',
    'outbox/sendTest',
    outboxPage,
    () => [],
    GOVERNS_OWN.map((answer) => (answer === 'ok' ? 'mail_not_configured' : answer)),
  ],
]

/** The actions of administrators on people. */
export const PEOPLE_ROWS: Row[] = [
  ...OUTBOX_ROWS,
  [
    'add a person',
    'people/add',
    peoplePage,
    ({ app }) => [form({ name: 'New', email: `${app.id}@keyturn.example`, role: 'administrator' })],
    GOVERNS_OWN,
  ],
  [
    'check a list of people',
    'people/invite/check',
    () => '/admin/people/invite',
    ({ app }) => [form({ list: `${app.id}@keyturn.example`, role: 'developer' })],
    GOVERNS_OWN,
  ],
  [
    'invite a list of people',
    'people/invite/inviteAll',
    () => '/admin/people/invite',
    ({ app }) => [form({ list: `${app.id}-2@keyturn.example`, role: 'developer' })],
    GOVERNS_OWN,
  ],
  ['invite a person again', 'people/invite', peoplePage, (s) => [s.person.id], GOVERNS],
  [
    'give a person another role',
    'people/giveRole',
    peoplePage,
    ({ person }) => [person.id, form({ role: 'administrator' })],
    GOVERNS,
  ],
  [
    'give a person another email',
    'people/giveEmail',
    peoplePage,
    ({ person }) => [person.id, form({ email: `other-${person.id}@keyturn.example` })],
    GOVERNS,
  ],
  ['disable a person', 'people/disable', peoplePage, (s) => [s.person.id], GOVERNS],
  ['enable a person', 'people/enable', peoplePage, (s) => [s.person.id], GOVERNS],
  [
    'take the second factors of a person',
    'people/resetFactors',
    peoplePage,
    (s) => [s.person.id],
    GOVERNS,
  ],
  [
    'say that the email of a person is verified',
    'people/sayEmailVerified',
    peoplePage,
    ({ person }) => [person.id, true],
    GOVERNS,
  ],
  [
    'give every app of a person to a colleague',
    'people/[personId]/handOver',
    personPage,
    ({ person }) => [person.id, form({ email: person.email })],
    GOVERNS,
  ],
  [
    'keep a secret that nobody has seen who left',
    'people/[personId]/keep',
    personPage,
    ({ secretId }) => [form({ secretId, reason: 'Rotated on Monday' })],
    GOVERNS.with(0, 'not_found'),
  ],
  [
    'revoke what somebody allowed an app',
    'admin/authorizations/revokeChosen',
    () => '/admin/authorizations',
    ({ grantId }) => [[grantId]],
    GOVERNS,
  ],
  [
    'revoke what everybody allowed an app',
    'admin/authorizations/revokeAll',
    () => '/admin/authorizations',
    ({ app }) => [{ appId: app.id }],
    GOVERNS_OWN,
  ],
  [
    'accept an app that nobody offers',
    'offers/accept',
    () => '/apps',
    ({ app }) => [app.id],
    SIGNED_IN.map((one) => (one === 'ok' ? 'not_found' : one)),
  ],
  [
    'decline an app that nobody offers',
    'offers/decline',
    () => '/apps',
    ({ app }) => [app.id],
    SIGNED_IN.map((one) => (one === 'ok' ? 'not_found' : one)),
  ],
  [
    'end the sessions of a person',
    'sessions/endAll',
    (s) => `/admin/people/${s.person.id}/sessions`,
    (s) => [s.person.id],
    GOVERNS,
  ],
  [
    'end a session of a person that is gone',
    'sessions/endOne',
    (s) => `/admin/people/${s.person.id}/sessions`,
    (s) => [s.person.id, 'gone'],
    GOVERNS.with(0, 'not_found'),
  ],
]

const FACTORS = 'account/second-factor'

/** Whoever is signed in is refused for the input, not for the role. */
const refused = (code: string) => SIGNED_IN.map((one) => (one === 'ok' ? code : one))

/** The actions of a person on the own account. */
export const ACCOUNT_ROWS: Row[] = [
  [
    'change the password of the one who asks',
    'account/changeMyPassword',
    accountPage,
    ({ org }) => [form({ current: org.owner.password, next: NEW_PASSWORD })],
    SIGNED_IN,
  ],
  [
    'change what apps are told of the one who asks',
    'account/changeMyProfile',
    accountPage,
    () => [form({ givenName: 'Ada', locale: 'nb-NO' })],
    SIGNED_IN,
  ],
  [
    'choose how the one who asks is told',
    'notices/setMyPreferences',
    accountPage,
    () => [form({ apps: 'digest' })],
    SIGNED_IN,
  ],
  ['see the newest notices', 'notices/newest', noticesPage, () => [], SIGNED_IN],
  ['read a notice', 'notices/readOne', noticesPage, () => [NO_NOTICE], SIGNED_IN],
  ['read all notices', 'notices/readAll', noticesPage, () => [NO_NOTICE], SIGNED_IN],
  [
    'sign the one who asks out everywhere',
    'account/signMeOutEverywhere',
    accountPage,
    () => [],
    SIGNED_IN,
  ],
  [
    'end a session that is not theirs',
    'account/endMine',
    accountPage,
    () => ['gone'],
    refused('not_found'),
  ],
  [
    'ask for the key of an authenticator app',
    `${FACTORS}/totp/offerMyTotp`,
    accountPage,
    () => [],
    SIGNED_IN,
  ],
  [
    'add an authenticator app by guessing',
    `${FACTORS}/totp/addMyTotp`,
    accountPage,
    () => [form({ code: '000000' })],
    refused('wrong_proof'),
  ],
  [
    'ask to make a passkey',
    `${FACTORS}/passkeys/offerMyPasskey`,
    accountPage,
    () => [],
    refused('passkeys_impossible'),
  ],
  [
    'add a passkey that nobody made',
    `${FACTORS}/passkeys/addMyPasskey`,
    accountPage,
    () => [{ name: 'Mine', passkey: {} }],
    refused('invalid_input'),
  ],
  [
    'remove an authenticator app that is not there',
    `${FACTORS}/totp/removeMyTotp`,
    accountPage,
    () => [],
    refused('not_found'),
  ],
  [
    'remove a passkey that is not theirs',
    `${FACTORS}/passkeys/removeMyPasskey`,
    accountPage,
    ({ passkeyId }) => [passkeyId],
    refused('not_found'),
  ],
  [
    'rename a passkey that is not theirs',
    `${FACTORS}/passkeys/renameMyPasskey`,
    accountPage,
    ({ passkeyId }) => [passkeyId, form({ name: 'Mine now' })],
    refused('not_found'),
  ],
  [
    'make recovery codes without a factor',
    `${FACTORS}/recovery-codes/renewMyRecoveryCodes`,
    accountPage,
    () => [],
    refused('not_found'),
  ],
  [
    'take back what the owner allowed an app',
    'authorizations/revoke',
    () => '/authorizations',
    ({ grantId }) => [grantId],
    [...SIGNED_IN.slice(0, 6).map((_, i) => (i === 1 ? 'ok' : 'not_found')), 'not_signed_in'],
  ],
]
