import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeAdministrator } from '@/lib/people/authorize-administrator'
import { type EndpointRecord, findEndpoint } from './store'
import { webhookName } from './webhook'

/**
 * An endpoint of the actor's organization, and what events say of it. Refuses with `forbidden` unless the
 * actor is an administrator, and with `not_found`.
 */
export async function authorizeEndpoint(
  tx: Tx,
  actor: Actor,
  endpointId: string,
): Promise<{ endpoint: EndpointRecord; target: ReturnType<typeof targetOf> }> {
  authorizeAdministrator(actor)
  const endpoint = await findEndpoint(tx, actor.organizationId, endpointId)
  if (!endpoint) throw new Refusal('not_found', `no webhook ${endpointId}`)
  return { endpoint, target: targetOf(endpoint) }
}

/** What an event says of the endpoint that it is about. */
export function targetOf(endpoint: { id: string; url: string }) {
  return { kind: 'webhook', id: endpoint.id, name: webhookName(endpoint) } as const
}
