import { form } from '../form'
import { GOVERNS, GOVERNS_OWN, okBecomes, type Page, type Row, SIGNED_IN } from './operation'

const peoplePage: Page = () => '/admin/people'
const personPage: Page = ({ person }) => `/admin/people/${person.id}`
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
    okBecomes(GOVERNS_OWN, 'mail_not_configured'),
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
    okBecomes(SIGNED_IN, 'not_found'),
  ],
  [
    'decline an app that nobody offers',
    'offers/decline',
    () => '/apps',
    ({ app }) => [app.id],
    okBecomes(SIGNED_IN, 'not_found'),
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
