import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { endOldSecret } from './end-old-secret'
import { receiverOf } from './hand-over'
import { type IssuedSecret, placeSecret } from './place-secret'
import type { SecretInput } from './secret-input'
import { findFreeSlot } from './store'

/**
 * Makes a new secret for the app. Only this answer contains its value. Refuses with
 * `step_up_required`, `not_found`, `forbidden`, `app_deleted`, `app_suspended`,
 * `app_keeps_no_secret` for a native app, `app_described_elsewhere`, as `settleExpiry` does, and with `two_active_secrets`
 * when secrets that have not expired hold both slots. What was chosen for the old secret is done in
 * the same transaction, and refused as `endOldSecret` says.
 */
export async function issueSecret(
  actor: Actor,
  appId: string,
  input: SecretInput,
): Promise<IssuedSecret> {
  const receiver = receiverOf(input.recipient)
  return addSecret(actor, appId, async (tx, app) => {
    const slot = await findFreeSlot(tx, appId)
    if (!slot) throw new Refusal('two_active_secrets', `app ${appId}`)
    const { name, expiresAt } = input
    const issued = await placeSecret(tx, actor, { appId, slot, name, expiresAt, ...receiver })
    await endOldSecret(tx, actor, { app, old: input })
    return issued
  })
}
