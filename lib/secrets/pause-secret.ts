import type { Actor } from '@/lib/actor'
import { recordEvent } from '@/lib/audit/record-event'
import { Refusal } from '@/lib/errors'
import { changeSecret } from './change-secret'
import { knownBy, targetOf } from './named-in-audit'
import { pauseEnd, UNTIL_RESUMED } from './pause'
import type { PauseInput } from './pause-input'
import { pauseActive } from './pause-store'
import type { SecretView } from './secret'

/**
 * Pauses a secret for 15 minutes, for an hour, or until somebody resumes it: it does not authenticate
 * meanwhile, and holds its slot. Its tokens live on. Suspended and deleted apps are not refused.
 * Refuses with `not_found`, `forbidden`, `step_up_required`, `secret_not_active`, and with
 * `secret_paused` while it is paused.
 */
export async function pauseSecret(
  actor: Actor,
  appId: string,
  { secretId, length, note }: PauseInput,
): Promise<SecretView> {
  return changeSecret(actor, { appId, secretId }, async (tx, { secret, at }) => {
    const until = pauseEnd(length, at)
    const pausedUntil = until ?? UNTIL_RESUMED
    if (!(await pauseActive(tx, secretId, { at, until: pausedUntil }))) {
      throw new Refusal('secret_paused', `secret ${secretId}`)
    }
    await recordEvent(tx, actor, 'secret.paused', {
      target: targetOf(secret),
      detail: { ...knownBy(secret), until: until?.toISOString() ?? null, note: note || null },
    })
    return { pausedAt: at, pausedUntil }
  })
}
