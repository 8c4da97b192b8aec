import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { markRegenerated } from '@/lib/apps/mark-regenerated'
import { refuseIdle } from '@/lib/apps/refuse-idle'
import { refuseSecretless } from '@/lib/apps/refuse-secretless'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { type IssuedSecret, placeSecret } from './place-secret'
import { retireExpired } from './retire-expired'
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
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    refuseIdle(app)
    refuseSecretless(app)
    requireStepUp(actor)
    if (!isTypedName(app, typedName)) throw new Refusal('confirmation_mismatch', `app ${appId}`)
    await retireExpired(tx, appId)
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
