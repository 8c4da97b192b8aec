import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { markRegenerated } from '@/lib/apps/mark-regenerated'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addSecret } from './add-secret'
import { endKeptTokens, retireSecret } from './ending-store'
import { knownBy, targetOf } from './named-in-audit'
import { type IssuedSecret, placeSecret } from './place-secret'
import type { RegenerateInput } from './secret-input'
import { findSlotHolders } from './store'

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
    const end = { at, retirement: 'regenerated', byName: actor.personName, because: null } as const
    for (const { id } of holders) await retireSecret(tx, id, end)
    await markRegenerated(tx, appId, at)
    for (const old of [...holders, ...(await endKeptTokens(tx, appId))]) {
      await recordEvent(tx, actor, 'secret.regenerated', {
        target: targetOf(old),
        detail: knownBy(old),
      })
    }
    return placeSecret(tx, actor, { appId, slot: 1, name, expiresAt })
  })
}
