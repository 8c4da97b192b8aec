import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/client'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findActiveSecret } from './find-active-secret'
import type { SecretView } from './secret'
import type { SecretRecord } from './store'
import { viewSecret } from './view-secret'

/** A secret that has not ended at `at`, and its app. */
type Changing = { app: { id: string; name: string }; secret: SecretRecord; at: Date }

/**
 * The frame of changing one secret: in one transaction it authorizes the actor, locks the app, and
 * finds the secret; `change` does the rest, and answers what is different in the row. Suspended and
 * deleted apps are not refused. Refuses with `not_found`, `forbidden`, `step_up_required`,
 * `secret_not_active`, and with whatever `change` refuses.
 */
export async function changeSecret(
  actor: Actor,
  { appId, secretId }: { appId: string; secretId: string },
  change: (tx: Tx, changing: Changing) => Promise<Partial<SecretRecord>>,
): Promise<SecretView> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const at = now()
    const secret = await findActiveSecret(tx, { appId, secretId, at })
    return viewSecret({ ...secret, ...(await change(tx, { app, secret, at })) }, at)
  })
}
