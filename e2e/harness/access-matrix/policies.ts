import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { form } from '../form'
import { GOVERNS, GOVERNS_OWN, type Page, type Row } from './operation'

const policiesPage: Page = () => '/admin/policies'
const violationsPage: Page = () => '/admin/policies/violations'
const dayIn = (days: number) =>
  secondsAfter(now(), days * DAY)
    .toISOString()
    .slice(0, 10)

/** The actions of the pages of the policies: settings, exceptions, and who may register apps. */
export const POLICY_ROWS: Row[] = [
  [
    'let an app check every token',
    'policies/checkers/add',
    policiesPage,
    ({ app }) => [form({ appId: app.id })],
    GOVERNS.with(-2, 'invalid_input'),
  ],
  [
    'let an app check every token no longer',
    'policies/checkers/remove',
    policiesPage,
    ({ app }) => [app.id],
    GOVERNS_OWN,
  ],
  ['switch a policy', 'policies/turn', policiesPage, () => ['thirdPartyAccess', true], GOVERNS_OWN],
  [
    'choose the grant types',
    'policies/saveGrantTypes',
    policiesPage,
    () => [form({ allowedGrantTypes: 'client_credentials' })],
    GOVERNS_OWN,
  ],
  [
    'say of which apps PKCE is demanded',
    'policies/saveChoice',
    policiesPage,
    () => [form({ pkce: 'always' })],
    GOVERNS_OWN,
  ],
  [
    'set a number of the policies',
    'policies/saveNumber',
    policiesPage,
    () => [form({ refreshMaxDays: '90' })],
    GOVERNS_OWN,
  ],
  [
    'list what the policies allow',
    'policies/saveList',
    policiesPage,
    () => [form({ allowedScopes: 'tickets.read' })],
    GOVERNS_OWN,
  ],
  [
    'try a policy',
    'policies/dryRun',
    policiesPage,
    () => [{ change: { secretMaxDays: 90 } }, null],
    GOVERNS_OWN,
  ],
  [
    'save a policy that was tried',
    'policies/saveTried',
    policiesPage,
    () => [{ change: { secretMaxDays: 400 }, appliesAfter: '' }],
    GOVERNS_OWN,
  ],
  [
    'give an app an exception',
    'policies/violations/except',
    violationsPage,
    ({ app }) => [
      form({ appId: app.id, setting: 'pkce', reason: 'It is old.', endsOn: dayIn(30) }),
    ],
    GOVERNS,
  ],
  // There is none with this id, so that whoever may end one is told so.
  [
    'end an exception',
    'policies/violations/end',
    violationsPage,
    () => [newId('pex')],
    GOVERNS.with(0, 'not_found'),
  ],
  [
    'make an initial access token',
    'policies/tokens/make',
    policiesPage,
    () => [form({ name: 'Pipeline', days: '7' })],
    GOVERNS_OWN,
  ],
  [
    'revoke an initial access token',
    'policies/tokens/revoke',
    policiesPage,
    ({ initialAccessTokenId }) => [initialAccessTokenId],
    GOVERNS,
  ],
  [
    'allow a host of metadata documents',
    'policies/hosts/allow',
    policiesPage,
    ({ app, actor }) => [form({ host: `${actor}-${app.id}.example`.replaceAll(/[ _]/g, '-') })],
    GOVERNS_OWN,
  ],
  [
    'remove a host of metadata documents',
    'policies/hosts/remove',
    policiesPage,
    ({ allowedHost }) => [allowedHost],
    GOVERNS,
  ],
]
