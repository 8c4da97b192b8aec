import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { refuseSecretless } from '@/lib/apps/refuse-secretless'
import { inTransaction, type Tx } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { IssuedSecret } from './place-secret'
import { retireExpired } from './retire-expired'

/**
 * The frame of adding a secret: in one transaction it authorizes the actor, locks the app, and frees
 * the slots of expired secrets; `add` does the rest. Refuses with `not_found`, `forbidden`,
 * `app_deleted`, `app_suspended`, `app_keeps_no_secret` for a native app, `app_described_elsewhere`,
 * `step_up_required`, and with whatever `add` refuses.
 */
export async function addSecret(
  actor: Actor,
  appId: string,
  add: (tx: Tx, app: { id: string; name: string }) => Promise<IssuedSecret>,
): Promise<IssuedSecret> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    refuseSecretless(app)
    requireStepUp(actor)
    await retireExpired(tx, appId)
    return add(tx, app)
  })
}
