import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { findActiveSecret } from './find-active-secret'
import { knownBy, targetOf } from './named-in-audit'
import { endPause } from './pause-store'
import type { SecretView } from './secret'
import { viewSecret } from './view-secret'

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
  return inTransaction(async (tx) => {
    await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const at = now()
    const secret = await findActiveSecret(tx, { appId, secretId, at })
    if (!(await endPause(tx, secretId, at))) {
      throw new Refusal('secret_not_paused', `secret ${secretId}`)
    }
    await recordEvent(tx, actor, 'secret.resumed', {
      target: targetOf(secret),
      detail: { ...knownBy(secret), pausedAt: secret.pausedAt?.toISOString() ?? null },
    })
    return viewSecret({ ...secret, pausedUntil: at }, at)
  })
}
