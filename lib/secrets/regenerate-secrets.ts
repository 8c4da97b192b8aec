import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { endEverySecret } from './end-every-secret'
import { type IssuedSecret, placeSecret } from './place-secret'
import type { RegenerateInput } from './secret-input'

/**
 * The answer to a leak: all active secrets die, and with them every token that any secret of the
 * app has minted. This includes tokens that survived an earlier revocation or an expiry. One new
 * secret replaces them, in one transaction. Refuses with `step_up_required`, `not_found`,
 * `forbidden`, `app_deleted`, `app_suspended`, `app_keeps_no_secret`, `app_described_elsewhere`,
 * and `confirmation_mismatch` unless the app's name was typed.
 */
export async function regenerateSecrets(
  actor: Actor,
  appId: string,
  { name, expiresAt, typedName }: RegenerateInput,
): Promise<IssuedSecret> {
  return addSecret(actor, appId, async (tx, app) => {
    if (!isTypedName(app, typedName)) throw new Refusal('confirmation_mismatch', `app ${appId}`)
    await endEverySecret(tx, actor, { appId, at: now(), because: null })
    return placeSecret(tx, actor, { appId, slot: 1, name, expiresAt })
  })
}
