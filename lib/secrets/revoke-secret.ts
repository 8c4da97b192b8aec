import type { Actor } from '@/lib/actor'
import { changeSecret } from './change-secret'
import { retireByPerson } from './retire-by-person'
import type { SecretView } from './secret'
import type { RevokeInput } from './secret-input'

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
  return changeSecret(actor, { appId, secretId }, (tx, changing) =>
    retireByPerson(tx, actor, { ...changing, typedName, endTokens, reason: reason ?? null }),
  )
}
