import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findActiveSecret } from './find-active-secret'
import { knownBy, targetOf } from './named-in-audit'
import { cancelEnd, NO_PLAN } from './planned-end-store'
import type { SecretView } from './secret'
import { viewSecret } from './view-secret'

/**
 * Cancels the planned end of a secret, which then works until somebody revokes it or it expires.
 * Refuses with `not_found`, `forbidden`, `step_up_required`, `secret_not_active`, and with
 * `no_end_planned`.
 */
export async function cancelPlannedEnd(
  actor: Actor,
  appId: string,
  { secretId }: { secretId: string },
): Promise<SecretView> {
  return inTransaction(async (tx) => {
    await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const at = now()
    const secret = await findActiveSecret(tx, { appId, secretId, at })
    if (!(await cancelEnd(tx, secretId))) throw new Refusal('no_end_planned', `secret ${secretId}`)
    await recordEvent(tx, actor, 'secret.end_cancelled', {
      target: targetOf(secret),
      detail: knownBy(secret),
    })
    return viewSecret({ ...secret, ...NO_PLAN }, at)
  })
}
