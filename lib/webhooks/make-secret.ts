import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { newId } from '@/lib/crypto/random'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { authorizeEndpoint } from './authorize-endpoint'
import { newSigningSecret } from './signing-secret'
import { findSecrets, insertSecret, lockEndpoint, updateEndpoint } from './store'

/**
 * Makes a signing secret. The first one switches the endpoint on; beside another one, both sign, so that
 * the receiver can change over. Only this answer contains its value. Refuses with `forbidden`,
 * `not_found`, `step_up_required` and `two_webhook_secrets`.
 */
export async function makeSecret(
  actor: Actor,
  endpointId: string,
): Promise<{ id: string; value: Plaintext }> {
  const id = newId('whs')
  const { value, lastFour, sealed } = newSigningSecret(id)
  await inTransaction(async (tx) => {
    const { endpoint, target } = await authorizeEndpoint(tx, actor, endpointId)
    requireStepUp(actor)
    await lockEndpoint(tx, endpointId)
    const taken = (await findSecrets(tx, endpointId)).map(({ slot }) => slot)
    const slot = [1, 2].find((one) => !taken.includes(one))
    if (slot === undefined) throw new Refusal('two_webhook_secrets', endpointId)
    const createdAt = now()
    const createdByName = actor.personName
    await insertSecret(tx, { id, endpointId, slot, lastFour, sealed, createdAt, createdByName })
    if (endpoint.status === 'new') await updateEndpoint(tx, endpointId, { status: 'enabled' })
    await recordEvent(tx, actor, 'webhook.secret_made', {
      target,
      detail: { secretId: id, lastFour },
    })
  })
  return { id, value }
}
