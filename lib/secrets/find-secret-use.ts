import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import type { SecretUseView } from './secret'
import { findUse } from './store'

/**
 * The first and last use of one secret, at most a second late; null if it was never used. Refuses
 * with `not_found`.
 */
export async function findSecretUse(
  actor: Actor,
  { appId, secretId }: { appId: string; secretId: string },
): Promise<SecretUseView | null> {
  await authorizeApp(db(), actor, appId, 'read')
  const use = await findUse(db(), appId, secretId)
  if (use === undefined) throw new Refusal('not_found', `secret ${secretId}`)
  return use
}
