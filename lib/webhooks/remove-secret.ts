import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeEndpoint } from './authorize-endpoint'
import { deleteSecret, findSecrets, lockEndpoint } from './store'

/**
 * Removes a signing secret: the other one signs alone. Refuses with `forbidden`, `not_found`,
 * `step_up_required` and `last_webhook_secret`.
 */
export async function removeSecret(
  actor: Actor,
  endpointId: string,
  secretId: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { target } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    await lockEndpoint(tx, endpointId)
    const secrets = await findSecrets(tx, endpointId)
    const secret = secrets.find(({ id }) => id === secretId)
    if (!secret) throw new Refusal('not_found', `no secret ${secretId}`)
    if (secrets.length === 1) throw new Refusal('last_webhook_secret', endpointId)
    await deleteSecret(tx, secretId)
    await recordEvent(tx, actor, 'webhook.secret_removed', {
      target,
      detail: { secretId, lastFour: secret.lastFour },
    })
  })
}
