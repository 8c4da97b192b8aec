import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { isTypedName } from '../app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { federatedUsedRecently } from './federated-credential'
import type { RemoveFederatedInput } from './federated-input'
import { deleteFederatedCredential, findFederatedCredentials } from './store'

/**
 * Removes a federated credential. Tokens of its issuer no longer authenticate by it, and every token
 * minted with it is dead. If it was used within 24 hours, the app's name must be typed. A suspended or
 * deleted app is not refused, because a leak cannot wait. Refuses with `not_found`, `forbidden`,
 * `step_up_required`, `confirmation_mismatch`.
 */
export async function removeFederatedCredential(
  actor: Actor,
  appId: string,
  { credentialId, typedName }: RemoveFederatedInput,
): Promise<void> {
  await changeApp(actor, appId, async (app, tx) => {
    requireStepUp(actor)
    const found = (await findFederatedCredentials(tx, appId)).find(({ id }) => id === credentialId)
    if (!found) throw new Refusal('not_found', `federated credential ${credentialId} of ${appId}`)
    if (federatedUsedRecently(found, now()) && !isTypedName(app, typedName)) {
      throw new Refusal('confirmation_mismatch', `${credentialId} was used within a day`)
    }
    await deleteFederatedCredential(tx, appId, credentialId)
    const { name, issuer, subject, use } = found
    const lastUsedAt = use?.lastUsedAt.toISOString() ?? null
    const detail = { credentialId, name, issuer, subject, lastUsedAt }
    return planChange('app.federation_removed', { detail })
  })
}
