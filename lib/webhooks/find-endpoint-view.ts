import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeEndpoint } from './authorize-endpoint'
import { findSecrets } from './store'
import type { WebhookSecretView, WebhookView } from './webhook'

/** An endpoint and its secrets, the oldest first. Refuses with `forbidden` and `not_found`. */
export async function findEndpointView(
  actor: Actor,
  endpointId: string,
): Promise<{ endpoint: WebhookView; secrets: WebhookSecretView[] }> {
  const { endpoint } = await authorizeEndpoint(db(), actor, endpointId)
  return { endpoint, secrets: await findSecrets(db(), endpointId) }
}
