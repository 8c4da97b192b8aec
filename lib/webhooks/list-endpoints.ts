import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { countWaiting } from './delivery-store'
import { findEndpoints } from './store'
import type { WebhookView } from './webhook'

/**
 * The endpoints of the actor's organization, the oldest first, each with the number of messages that
 * wait. Refuses with `forbidden`.
 */
export async function listEndpoints(actor: Actor): Promise<(WebhookView & { waiting: number })[]> {
  authorizeAdministrator(actor)
  const endpoints = await findEndpoints(db(), actor.organizationId)
  const waiting = await countWaiting(
    db(),
    endpoints.map(({ id }) => id),
  )
  return endpoints.map(({ organizationId: _, ...endpoint }) => ({
    ...endpoint,
    waiting: waiting.get(endpoint.id) ?? 0,
  }))
}
