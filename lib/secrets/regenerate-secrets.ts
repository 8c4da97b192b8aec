import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { markRegenerated } from '@/lib/apps/mark-regenerated'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { type IssuedSecret, placeSecret } from './place-secret'
import type { RegenerateInput } from './secret-input'
import { endKeptTokens, findSlotHolders, retireSecret } from './store'

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
    const holders = await findSlotHolders(tx, appId)
    const at = now()
    for (const { id } of holders) {
      await retireSecret(tx, id, { at, retirement: 'regenerated', byName: actor.personName })
    }
    await markRegenerated(tx, appId, at)
    for (const { id, name: old } of [...holders, ...(await endKeptTokens(tx, appId))]) {
      await recordEvent(tx, actor, 'secret.regenerated', {
        target: { kind: 'secret', id, name: old },
        detail: { appId },
      })
    }
    return placeSecret(tx, actor, { appId, slot: 1, name, expiresAt })
  })
}
