import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/errors'
import { changeSecret } from './change-secret'
import { knownBy, targetOf } from './named-in-audit'
import { cancelEnd, NO_PLAN } from './planned-end-store'
import type { SecretView } from './secret'

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
  return changeSecret(actor, { appId, secretId }, async (tx, { secret }) => {
    if (!(await cancelEnd(tx, secretId))) throw new Refusal('no_end_planned', `secret ${secretId}`)
    await recordEvent(tx, actor, 'secret.end_cancelled', {
      target: targetOf(secret),
      detail: knownBy(secret),
    })
    return NO_PLAN
  })
}
