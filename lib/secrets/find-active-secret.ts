import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { findSecret, type SecretRecord } from './store'

/**
 * A secret of the app that has not ended at `at`: it works, or is paused. Refuses with `not_found`
 * and `secret_not_active`.
 */
export async function findActiveSecret(
  tx: Tx,
  { appId, secretId, at }: { appId: string; secretId: string; at: Date },
): Promise<SecretRecord> {
  const secret = await findSecret(tx, appId, secretId)
  if (!secret) throw new Refusal('not_found', `secret ${secretId} of ${appId}`)
  if (secret.slot === null || (secret.expiresAt && secret.expiresAt <= at)) {
    throw new Refusal('secret_not_active', `secret ${secretId} has ended`)
  }
  return secret
}
