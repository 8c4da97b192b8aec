import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { endOldSecret } from './end-old-secret'
import { receiverOf } from './hand-over'
import { type IssuedSecret, placeSecret } from './place-secret'
import type { SecretInput } from './secret-input'
import { findSlotHolders } from './store'

/**
 * Rotates for a program: makes a new secret, and does with the active one what was chosen, in one
 * transaction. Without `oldSecretId` that is the only active one; an app that has none gets its first.
 * Nobody types the app's name: whoever calls has named the app and the secret by id. Refuses as
 * `issueSecret` does, with `two_active_secrets` while both slots are taken.
 */
export function rotateSecret(
  actor: Actor,
  appId: string,
  input: SecretInput,
): Promise<IssuedSecret> {
  const receiver = receiverOf(input.recipient)
  return addSecret(actor, appId, async (tx, app) => {
    const holders = await findSlotHolders(tx, appId)
    const slot = ([1, 2] as const).find((one) => holders.every((holder) => holder.slot !== one))
    if (!slot) throw new Refusal('two_active_secrets', `app ${appId}`)
    const { name, expiresAt } = input
    const issued = await placeSecret(tx, actor, { appId, slot, name, expiresAt, ...receiver })
    const oldSecretId = input.oldSecretId ?? holders[0]?.id
    await endOldSecret(tx, actor, { app, old: { ...input, oldSecretId, typedName: app.name } })
    return issued
  })
}
