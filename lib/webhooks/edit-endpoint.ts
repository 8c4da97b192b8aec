import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeEndpoint, targetOf } from './authorize-endpoint'
import { updateEndpoint } from './store'
import type { WebhookInput } from './webhook-input'

const FIELDS = ['url', 'description', 'events'] as const

/**
 * Changes an endpoint and answers its id; equal fields change nothing. What waits for it goes to the new
 * address. Refuses with `forbidden`, `not_found` and `step_up_required`.
 */
export async function editEndpoint(
  actor: Actor,
  endpointId: string,
  input: WebhookInput,
): Promise<string> {
  await inTransaction(async (tx) => {
    const { endpoint } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    const { url, description, events } = input
    const next = { url, description, events }
    const changed = FIELDS.filter((field) => !isDeepStrictEqual(endpoint[field], next[field]))
    if (changed.length === 0) return
    await updateEndpoint(tx, endpointId, next)
    await recordEvent(tx, actor, 'webhook.edited', {
      target: targetOf({ id: endpointId, url }),
      detail: { changed: changed.join(', '), events: events.join(', ') },
    })
  })
  return endpointId
}
