import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeEndpoint } from './authorize-endpoint'
import { giveUpWaiting } from './delivery-store'
import { updateEndpoint } from './store'

/**
 * Switches an endpoint off: it hears of nothing that happens meanwhile, and what waits is given up; each
 * message can be sent again. Refuses with `forbidden`, `not_found` and `step_up_required`.
 */
export async function disableEndpoint(actor: Actor, endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { endpoint, target } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    if (endpoint.status !== 'enabled') return
    await updateEndpoint(tx, endpointId, { status: 'disabled' })
    await giveUpWaiting(tx, endpointId)
    await recordEvent(tx, actor, 'webhook.disabled', { target, detail: { because: 'person' } })
  })
}

/**
 * Switches an endpoint on, also one that Keyturn has switched off; it gets days again to work. Refuses
 * with `forbidden`, `not_found`, `step_up_required` and `webhook_without_secret`.
 */
export async function enableEndpoint(actor: Actor, endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { endpoint, target } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    if (endpoint.status === 'enabled') return
    if (endpoint.status === 'new') throw new Refusal('webhook_without_secret', endpointId)
    await updateEndpoint(tx, endpointId, { status: 'enabled', failingSince: null })
    await recordEvent(tx, actor, 'webhook.enabled', { target })
  })
}
