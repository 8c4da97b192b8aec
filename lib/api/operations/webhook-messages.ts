import { z } from 'zod'
import { isEventId } from '@/lib/audit/log/audit-query'
import { resendMessage } from '@/lib/webhooks/delivery/resend-message'
import { listDeliveries } from '@/lib/webhooks/list-deliveries'
import { makeSecret } from '@/lib/webhooks/make-secret'
import { removeSecret } from '@/lib/webhooks/remove-secret'
import { testEndpoint } from '@/lib/webhooks/test-endpoint'
import { moment } from '../moment'
import { operation } from '../operation'
import { typeNamed } from '../type-named'
import { pageSize } from './page-query'
import { partOfItems, partOnWire } from './paging'
import { webhookId } from './webhook-answer'

const TAG = 'Webhooks'
const CURSOR = 'Take it from `next` of the answer before.'

const message = typeNamed('WebhookMessage', {
  /** The `webhook-id`. */
  id: z.string(),
  event_id: z.string(),
  action: z.string(),
  at: moment,
  state: z.enum(['waiting', 'delivered', 'given_up']),
  attempts: z.int(),
  next_attempt_at: moment.nullable(),
  last_attempt_at: moment.nullable(),
  delivered_at: moment.nullable(),
  last_status: z.int().nullable(),
  last_failure: z.string().nullable(),
})

const list = operation({
  id: 'listWebhookMessages',
  method: 'GET',
  path: '/webhooks/{webhook_id}/messages',
  tag: TAG,
  summary: 'The messages to a webhook of the last thirty days, the latest first.',
  scope: 'policies:read',
  params: webhookId,
  query: z.object({
    after: z.string(CURSOR).refine(isEventId, CURSOR).optional(),
    size: pageSize('messages', { byDefault: 25 }),
  }),
  answer: partOfItems(message),
  listOf: message,
  refusals: ['forbidden', 'not_found'],
  async run(actor, { params, query }) {
    const id = params.webhook_id
    const wanted = { before: query.after ?? null, size: query.size }
    const { deliveries: items, next } = await listDeliveries(actor, id, wanted)
    const path = `/webhooks/${id}/messages`
    return partOnWire({ items, after: next }, { path, query })
  },
})

const resend = operation({
  id: 'resendWebhookMessage',
  method: 'POST',
  path: '/webhooks/{webhook_id}/messages/{message_id}/resend',
  tag: TAG,
  summary: 'Send a message again, with the same `webhook-id`.',
  scope: 'policies:write',
  params: webhookId.extend({ message_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'webhook_without_secret', 'webhook_message_gone'],
  run: (actor, { params }) =>
    resendMessage(actor, { endpointId: params.webhook_id, messageId: params.message_id }),
})

const test = operation({
  id: 'testWebhook',
  method: 'POST',
  path: '/webhooks/{webhook_id}/test',
  tag: TAG,
  summary: 'Send `webhook.test` to this webhook alone.',
  scope: 'policies:write',
  params: webhookId,
  refusals: ['forbidden', 'not_found', 'webhook_without_secret'],
  run: (actor, { params }) => testEndpoint(actor, params.webhook_id),
})

const make = operation({
  id: 'makeWebhookSecret',
  method: 'POST',
  path: '/webhooks/{webhook_id}/secrets',
  tag: TAG,
  summary: 'Make a signing secret; two of them sign side by side. Nothing shows its value again.',
  scope: 'policies:write',
  peopleOnly: true,
  needsStepUp: true,
  params: webhookId,
  answer: typeNamed('NewWebhookSecret', { id: z.string(), value: z.string() }),
  status: 201,
  showsValue: true,
  refusals: ['forbidden', 'not_found', 'step_up_required', 'two_webhook_secrets'],
  async run(actor, { params }) {
    const { id, value } = await makeSecret(actor, params.webhook_id)
    return { id, value: value.reveal() }
  },
  idOf: ({ id }) => id,
})

const remove = operation({
  id: 'removeWebhookSecret',
  method: 'DELETE',
  path: '/webhooks/{webhook_id}/secrets/{secret_id}',
  tag: TAG,
  summary: 'Remove a signing secret; the other one signs alone.',
  scope: 'policies:write',
  needsStepUp: true,
  params: webhookId.extend({ secret_id: z.string().max(100) }),
  refusals: ['forbidden', 'not_found', 'step_up_required', 'last_webhook_secret'],
  run: (actor, { params }) => removeSecret(actor, params.webhook_id, params.secret_id),
})

export const webhookMessageOperations = [make, remove, test, list, resend]
