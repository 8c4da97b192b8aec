import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import { columnsOf, retireSecret } from './ending-store'
import { findActiveSecret } from './find-active-secret'
import { knownBy, targetOf } from './named-in-audit'
import { type SecretView, usedRecently } from './secret'
import type { RevokeInput } from './secret-input'
import type { SecretRecord } from './store'
import { viewSecret } from './view-secret'

/**
 * Revokes one secret. With `endTokens` every token that it has minted ends too; without, each token
 * lives to its own end. If the secret was used within 24 hours, the app's name must be typed. A
 * suspended or deleted app is not refused, because a leak cannot wait. Refuses with `not_found`,
 * `forbidden`, `step_up_required`, `secret_not_active`, `confirmation_mismatch`.
 */
export async function revokeSecret(
  actor: Actor,
  appId: string,
  { secretId, typedName, endTokens, reason }: RevokeInput,
): Promise<SecretView> {
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const at = now()
    const secret = await findActiveSecret(tx, { appId, secretId, at })
    if (usedRecently(secret, at) && !isTypedName(app, typedName)) {
      throw new Refusal('confirmation_mismatch', `secret ${secretId} was used within a day`)
    }
    const retirement = endTokens ? 'revoked' : 'revoked_keeping_tokens'
    const end = { at, retirement, byName: actor.personName, because: reason ?? null } as const
    if (!(await retireSecret(tx, secretId, end))) {
      throw new Refusal('secret_not_active', `secret ${secretId} was retired before`)
    }
    await recordEvent(tx, actor, 'secret.revoked', {
      target: targetOf(secret),
      detail: {
        ...knownBy(secret),
        lastUsedAt: lastUseOf(secret),
        reason: reason ?? null,
        tokensEnded: endTokens,
      },
    })
    return viewSecret({ ...secret, ...columnsOf(end) }, at)
  })
}

function lastUseOf({ use }: SecretRecord): string | null {
  return use?.lastUsedAt.toISOString() ?? null
}
