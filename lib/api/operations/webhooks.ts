import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { addEndpoint } from '@/lib/webhooks/add-endpoint'
import { editEndpoint } from '@/lib/webhooks/edit-endpoint'
import { findEndpointView } from '@/lib/webhooks/find-endpoint-view'
import { listEndpoints } from '@/lib/webhooks/list-endpoints'
import { removeEndpoint } from '@/lib/webhooks/remove-endpoint'
import { disableEndpoint, enableEndpoint } from '@/lib/webhooks/switch-endpoint'
import { webhookForm } from '@/lib/webhooks/webhook-input'
import { operation } from '../operation'
import { toWire } from '../to-wire'
import { allItems, allOnWire } from './paging'
import { listedWebhook, webhookBody, webhookId, wholeWebhook } from './webhook-answer'

const TAG = 'Webhooks'

const CHANGES = ['forbidden', 'not_found', 'step_up_required'] as const

async function view(actor: Actor, id: string): Promise<object> {
  const { endpoint, secrets } = await findEndpointView(actor, id)
  return toWire({ ...endpoint, secrets })
}

const list = operation({
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag: TAG,
  summary: 'Where the organization hears of its events, and how many messages wait.',
  scope: 'policies:read',
  answer: allItems(listedWebhook),
  listOf: listedWebhook,
  refusals: ['forbidden'],
  run: async (actor) => allOnWire(await listEndpoints(actor)),
})

const read = operation({
  id: 'readWebhook',
  method: 'GET',
  path: '/webhooks/{webhook_id}',
  tag: TAG,
  summary: 'A webhook and its signing secrets, never their values.',
  scope: 'policies:read',
  params: webhookId,
  answer: wholeWebhook,
  refusals: ['forbidden', 'not_found'],
  run: (actor, { params }) => view(actor, params.webhook_id),
})

const add = operation({
  id: 'addWebhook',
  method: 'POST',
  path: '/webhooks',
  tag: TAG,
  summary: 'Add a webhook. Nothing is sent there before it has a secret.',
  scope: 'policies:write',
  needsStepUp: true,
  body: webhookBody,
  answer: wholeWebhook,
  status: 201,
  refusals: ['forbidden', 'step_up_required', 'too_many_webhooks'],
  run: async (actor, { body }) =>
    view(actor, await addEndpoint(actor, acceptInput(webhookForm, body))),
  idOf: (made) => String((made as { id: unknown }).id),
  replay: (actor, { id }) => view(actor, id ?? ''),
})

const change = operation({
  id: 'changeWebhook',
  method: 'PUT',
  path: '/webhooks/{webhook_id}',
  tag: TAG,
  summary: 'Replace the address, the description and the events of a webhook.',
  scope: 'policies:write',
  needsStepUp: true,
  params: webhookId,
  body: webhookBody,
  answer: wholeWebhook,
  refusals: CHANGES,
  run: async (actor, { params, body }) => {
    const input = acceptInput(webhookForm, body)
    return view(actor, await editEndpoint(actor, params.webhook_id, input))
  },
})

const remove = operation({
  id: 'removeWebhook',
  method: 'DELETE',
  path: '/webhooks/{webhook_id}',
  tag: TAG,
  summary: 'Remove a webhook, its secrets and its messages.',
  scope: 'policies:write',
  needsStepUp: true,
  params: webhookId,
  refusals: CHANGES,
  run: (actor, { params }) => removeEndpoint(actor, params.webhook_id),
})

const enable = operation({
  id: 'enableWebhook',
  method: 'POST',
  path: '/webhooks/{webhook_id}/enable',
  tag: TAG,
  summary: 'Switch a webhook on.',
  scope: 'policies:write',
  needsStepUp: true,
  params: webhookId,
  refusals: [...CHANGES, 'webhook_without_secret'],
  run: (actor, { params }) => enableEndpoint(actor, params.webhook_id),
})

const disable = operation({
  id: 'disableWebhook',
  method: 'POST',
  path: '/webhooks/{webhook_id}/disable',
  tag: TAG,
  summary: 'Switch a webhook off; what waits is given up.',
  scope: 'policies:write',
  needsStepUp: true,
  params: webhookId,
  refusals: CHANGES,
  run: (actor, { params }) => disableEndpoint(actor, params.webhook_id),
})

export const webhookOperations = [list, read, add, change, remove, enable, disable]
