import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { recordEvent } from '@/lib/audit/record-event'
import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { requireStepUp } from '@/lib/people/require-step-up'
import type { RevokeReason } from './revocation-preview'
import { type SecretView, usedRecently } from './secret'
import { findSecret, retireSecret, type SecretRecord } from './store'
import { viewSecret } from './view-secret'

/** What a person said when revoking; without a word about its tokens they end too. */
export type Revoking = {
  appId: string
  secretId: string
  typedName?: string | undefined
  /** Whether every token minted with it ends at once; otherwise each lives to its own end. */
  endTokens?: boolean | undefined
  reason?: RevokeReason | undefined
}

/**
 * Ends one secret and, unless told otherwise, every token minted with it. What was used within 24
 * hours is revoked only with the app's name typed. Never refused for the app's own state: a leak does not wait.
 * Refuses with `not_found`, `forbidden`, `step_up_required`, `secret_not_active`, `confirmation_mismatch`.
 */
export async function revokeSecret(actor: Actor, asked: Revoking): Promise<SecretView> {
  const { appId, secretId, typedName, endTokens = true, reason = null } = asked
  return inTransaction(async (tx) => {
    const app = await authorizeApp(tx, actor, appId, 'change')
    requireStepUp(actor)
    const at = now()
    const secret = await findSecret(tx, appId, secretId)
    if (!secret) throw new Refusal('not_found', `secret ${secretId} of ${appId}`)
    if (secret.expiresAt && secret.expiresAt <= at) {
      throw new Refusal('secret_not_active', `secret ${secretId} has expired`)
    }
    if (secret.slot !== null && usedRecently(secret, at) && !isTypedName(app, typedName)) {
      throw new Refusal('confirmation_mismatch', `secret ${secretId} was used within a day`)
    }
    const retirement = endTokens ? 'revoked' : 'revoked_keeping_tokens'
    const end = { at, retirement, byName: actor.personName } as const
    if (!(await retireSecret(tx, secretId, end))) {
      throw new Refusal('secret_not_active', `secret ${secretId} was retired before`)
    }
    await recordEvent(tx, actor, 'secret.revoked', {
      target: { kind: 'secret', id: secretId, name: secret.name },
      detail: { appId, lastUsedAt: lastUseOf(secret), reason, tokensEnded: endTokens },
    })
    const ended = { slot: null, retiredAt: at, retirement: end.retirement }
    return viewSecret({ ...secret, ...ended, retiredByName: end.byName }, at)
  })
}

function lastUseOf({ use }: SecretRecord): string | null {
  return use?.lastUsedAt.toISOString() ?? null
}
