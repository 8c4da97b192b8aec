import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/errors'
import { changeSecret } from './change-secret'
import { knownBy, targetOf } from './named-in-audit'
import { endPause } from './pause-store'
import type { SecretView } from './secret'

/**
 * Ends the pause of a secret: it authenticates from the next request on. Refuses with `not_found`,
 * `forbidden`, `step_up_required`, `secret_not_active`, and with `secret_not_paused` when the pause is
 * over.
 */
export async function resumeSecret(
  actor: Actor,
  appId: string,
  { secretId }: { secretId: string },
): Promise<SecretView> {
  return changeSecret(actor, { appId, secretId }, async (tx, { secret, at }) => {
    if (!(await endPause(tx, secretId, at))) {
      throw new Refusal('secret_not_paused', `secret ${secretId}`)
    }
    await recordEvent(tx, actor, 'secret.resumed', {
      target: targetOf(secret),
      detail: { ...knownBy(secret), pausedAt: secret.pausedAt?.toISOString() ?? null },
    })
    return { pausedUntil: at }
  })
}
