import { form } from '../form'
import {
  type Arguments,
  GOVERNS,
  GOVERNS_OWN,
  type Page,
  type PageRow,
  type Row,
  SEES_PEOPLE,
} from './operation'

const page: Page = ({ webhook }) => `/admin/webhooks/${webhook.id}`
const about: Arguments = ({ webhook }) => [webhook.id]

const endpoint = () => form({ url: 'https://hooks.invalid/new', description: '', events: 'host.*' })

/** The actions of webhooks and of SCIM tokens. */
export const WEBHOOK_ROWS: Row[] = [
  ['add a webhook', 'webhooks/add', () => '/admin/webhooks/new', () => [endpoint()], GOVERNS_OWN],
  [
    'edit a webhook',
    'webhooks/edit',
    ({ webhook }) => `/admin/webhooks/${webhook.id}/edit`,
    ({ webhook }) => [webhook.id, endpoint()],
    GOVERNS,
  ],
  ['make the secret of a webhook', 'webhooks/make', page, about, GOVERNS],
  [
    'remove a secret of a webhook',
    'webhooks/removeOne',
    page,
    ({ webhookOfTwo: { id, secretId } }) => [id, secretId],
    GOVERNS,
  ],
  ['test a webhook', 'webhooks/test', page, about, GOVERNS],
  [
    'send a message of a webhook again',
    'webhooks/resend',
    page,
    ({ webhook: { id, messageId } }) => [id, messageId],
    GOVERNS,
  ],
  ['switch a webhook off', 'webhooks/switchOff', page, about, GOVERNS],
  ['switch a webhook on', 'webhooks/switchOn', page, about, GOVERNS],
  [
    'make a SCIM token',
    'providers/scim/make',
    () => '/admin/providers',
    () => [form({ name: 'Entra' })],
    GOVERNS_OWN,
  ],
  [
    'revoke a SCIM token',
    'providers/scim/revoke',
    () => '/admin/providers',
    ({ scimTokenId }) => [scimTokenId],
    GOVERNS,
  ],
  ['remove a webhook', 'webhooks/remove', page, about, GOVERNS],
]

const OWN = SEES_PEOPLE.with(5, 'not_found')

/** The pages of webhooks. */
export const WEBHOOK_PAGES: PageRow[] = [
  ['see the webhooks', () => '/admin/webhooks', () => 'Webhooks', SEES_PEOPLE],
  ['see a webhook', page, () => 'hooks.invalid', OWN],
  [
    'see a message of a webhook',
    ({ webhook: { id, messageId } }) => `/admin/webhooks/${id}/messages/${messageId}`,
    ({ webhook }) => webhook.messageId,
    OWN,
  ],
  [
    'open the form that adds a webhook',
    () => '/admin/webhooks/new',
    () => 'Add webhook',
    SEES_PEOPLE,
  ],
  [
    'open the form that edits a webhook',
    ({ webhook }) => `/admin/webhooks/${webhook.id}/edit`,
    () => 'hooks.invalid',
    OWN,
  ],
]
