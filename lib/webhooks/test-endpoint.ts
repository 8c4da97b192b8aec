import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeEndpoint } from './authorize-endpoint'
import { TEST_ACTION } from './webhook'

/**
 * Sends a test to an endpoint, also to one that is off: the event `webhook.test`, which no other endpoint
 * hears of. Refuses with `forbidden`, `not_found` and `webhook_without_secret`.
 */
export async function testEndpoint(actor: Actor, endpointId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { endpoint, target } = await authorizeEndpoint(tx, actor, endpointId)
    if (endpoint.status === 'new') throw new Refusal('webhook_without_secret', endpointId)
    await recordEvent(tx, actor, TEST_ACTION, { target })
  })
}
