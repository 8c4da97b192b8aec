import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { isTypedName } from '../app'
import { changeApp } from '../change-app'
import { planChange } from '../planned-change'
import { keyUsedRecently } from './app-key'
import type { RemoveKeyInput } from './app-key-input'
import { deleteKey, findKeys } from './store'

/**
 * Removes a public key from the app. It no longer authenticates, and every token minted with it is
 * dead. If it was used within 24 hours, the app's name must be typed. A suspended or deleted app is
 * not refused, because a leak cannot wait. Refuses with `not_found`, `forbidden`,
 * `step_up_required`, `confirmation_mismatch`.
 */
export async function removeAppKey(
  actor: Actor,
  appId: string,
  { keyId, typedName }: RemoveKeyInput,
): Promise<void> {
  await changeApp(actor, appId, async (app, tx) => {
    requireStepUp(actor)
    const key = (await findKeys(tx, appId)).find(({ id }) => id === keyId)
    if (!key) throw new Refusal('not_found', `key ${keyId} of ${appId}`)
    if (keyUsedRecently(key, now()) && !isTypedName(app, typedName)) {
      throw new Refusal('confirmation_mismatch', `key ${keyId} was used within a day`)
    }
    await deleteKey(tx, appId, keyId)
    const { name, thumbprint, use } = key
    const lastUsedAt = use?.lastUsedAt.toISOString() ?? null
    return planChange('app.key_removed', { detail: { keyId, name, thumbprint, lastUsedAt } })
  })
}
