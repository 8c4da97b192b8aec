import { form } from '../form'
import { NEW_PASSWORD } from './account'
import { DEAD, EVERYBODY, okBecomes, type Row, SIGNED_IN } from './operation'

const NO_INTERACTION = EVERYBODY.map(() => 'interaction_over')
const EMAIL_DEAD = okBecomes(SIGNED_IN, 'email_link_dead')
const NO_UID = 'x'.repeat(21)

/** The actions that need no session, and the answers to a ceremony's pages. */
export const CEREMONY_ROWS: Row[] = [
  ['sign out', '(portal)/signOut', () => '/apps', () => [], EVERYBODY],
  ['choose a theme', '(portal)/chooseTheme', () => '/apps', () => ['dark'], EVERYBODY],
  [
    'set up with a guessed link',
    'setup/setUp',
    () => '/setup',
    () => [
      'guessed',
      form({ organizationName: 'X', name: 'X', email: 'x@x.example', password: NEW_PASSWORD }),
    ],
    DEAD,
  ],
  ['read a guessed set-up link', 'setup/readLink', () => '/setup', () => ['guessed'], DEAD],
  ['read a guessed welcome link', 'welcome/readLink', () => '/welcome', () => ['guessed'], DEAD],
  [
    'join an organization with a guessed link',
    'welcome/join',
    () => '/welcome',
    () => ['guessed'],
    [...DEAD.slice(0, 6), 'not_signed_in'],
  ],
  [
    'choose a password with a guessed link',
    'welcome/chooseMyPassword',
    () => '/welcome',
    () => ['guessed', form({ password: NEW_PASSWORD })],
    DEAD,
  ],
  [
    'read a guessed link to an email',
    'confirm-email/readLink',
    () => '/confirm-email',
    () => ['guessed'],
    EMAIL_DEAD,
  ],
  [
    'confirm an email with a guessed link',
    'confirm-email/confirmMyEmail',
    () => '/confirm-email',
    () => ['guessed'],
    EMAIL_DEAD,
  ],
  [
    'say that the owner has forgotten the password',
    'forgot-password/forgetPassword',
    () => '/forgot-password',
    ({ org }) => [form({ email: org.owner.email })],
    EVERYBODY,
  ],
  [
    'sign in as the owner, knowing the password',
    'sign-in/signInHere',
    () => '/sign-in',
    ({ org }) => [{}, form({ email: org.owner.email, password: org.owner.password })],
    EVERYBODY,
  ],
  [
    'approve what was asked in another browser',
    '[uid]/answerInteraction',
    () => `/interaction/${NO_UID}`,
    () => [NO_UID, null, form({ answer: 'approve' })],
    NO_INTERACTION.with(6, 'not_signed_in'),
  ],
  [
    'deny what was asked in another browser',
    '[uid]/answerInteraction',
    () => `/interaction/${NO_UID}`,
    () => [NO_UID, null, form({ answer: 'deny' })],
    NO_INTERACTION,
  ],
  [
    'sign in anew in an interaction',
    '[uid]/switchPerson',
    () => `/interaction/${NO_UID}`,
    () => [NO_UID],
    EVERYBODY,
  ],
  [
    'step up in an interaction',
    '[uid]/reauthenticate',
    () => `/interaction/${NO_UID}`,
    () => [NO_UID],
    EVERYBODY,
  ],
  [
    'report what looks like no secret',
    'found/report',
    () => '/found',
    () => [form({ secret: 'nothing of yours' })],
    EVERYBODY.map(() => 'invalid_input'),
  ],
  [
    'sign in anew for a device',
    'device/switchPerson',
    () => '/device',
    () => ['ABCD-EFGH'],
    EVERYBODY,
  ],
  [
    'ask for the ways to step up',
    '(ceremony)/second-factor/listMyMethods',
    () => '/apps',
    () => [],
    SIGNED_IN,
  ],
  [
    'ask for a passkey to be used',
    '(ceremony)/second-factor/askMyPasskey',
    () => '/apps',
    () => [],
    okBecomes(SIGNED_IN, 'passkeys_impossible'),
  ],
  [
    'step up with a wrong password',
    '(ceremony)/second-factor/stepUpMySession',
    () => '/apps',
    () => [{ password: 'not-the-password' }],
    okBecomes(SIGNED_IN, 'wrong_proof'),
  ],
  [
    'end a sign-in that does not wait',
    '(ceremony)/second-factor/finishSignIn',
    () => '/second-factor',
    () => [null, { code: '000000' }],
    okBecomes(SIGNED_IN, 'wrong_proof'),
  ],
  [
    'start the sign-in over',
    '(ceremony)/second-factor/startOver',
    () => '/second-factor',
    () => [null],
    EVERYBODY,
  ],
]
