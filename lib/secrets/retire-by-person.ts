import type { Actor } from '@/lib/actor'
import { isTypedName } from '@/lib/apps/app'
import { recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { columnsOf, retireSecret } from './ending-store'
import { knownBy, targetOf } from './named-in-audit'
import type { RevokeReason } from './revocation-preview'
import { usedRecently } from './secret'
import type { SecretRecord } from './store'

type ByPerson = {
  app: { name: string }
  secret: SecretRecord
  at: Date
  typedName: string | undefined
  /** Whether the tokens that it has minted end too. */
  endTokens: boolean
  reason: RevokeReason | null
}

/**
 * Ends an active secret because a person says so, and records it. Answers what is different in its
 * row. Refuses with `confirmation_mismatch` unless the app's name was typed when the secret was used
 * within 24 hours, and with `secret_not_active` if it has ended meanwhile.
 */
export async function retireByPerson(
  tx: Tx,
  actor: Actor,
  { app, secret, at, typedName, endTokens, reason }: ByPerson,
): Promise<Partial<SecretRecord>> {
  if (usedRecently(secret, at) && !isTypedName(app, typedName)) {
    throw new Refusal('confirmation_mismatch', `secret ${secret.id} was used within a day`)
  }
  const retirement = endTokens ? 'revoked' : 'revoked_keeping_tokens'
  const end = { at, retirement, byName: actor.personName, because: reason } as const
  if (!(await retireSecret(tx, secret.id, end))) {
    throw new Refusal('secret_not_active', `secret ${secret.id} was retired before`)
  }
  await recordEvent(tx, actor, 'secret.revoked', {
    target: targetOf(secret),
    detail: {
      ...knownBy(secret),
      lastUsedAt: secret.use?.lastUsedAt.toISOString() ?? null,
      reason,
      tokensEnded: endTokens,
    },
  })
  return columnsOf(end)
}
