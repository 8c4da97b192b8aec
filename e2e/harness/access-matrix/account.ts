import { form } from '../form'
import { okBecomes, type Page, type Row, SIGNED_IN } from './operation'

const accountPage: Page = () => '/account'
const noticesPage: Page = () => '/notices'
/** Nobody's: whoever is signed in changes nothing by it. */
const NO_NOTICE = '01900000-0000-7000-8000-000000000000'

export const NEW_PASSWORD = 'quiet-harbor-violin-77'

const FACTORS = 'account/second-factor'

/** Whoever is signed in is refused for the input, not for the role. */
const refused = (code: string) => okBecomes(SIGNED_IN, code)

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
    'ask for another email for the one who asks',
    'account/askForMyEmail',
    accountPage,
    () => [form({ email: 'another@keyturn.example' })],
    // The servers of this test send no mail.
    refused('mail_not_configured'),
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
