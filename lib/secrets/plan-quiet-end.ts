import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { endOldSecret } from './end-old-secret'
import { findSecret } from './store'

/**
 * Plans that a secret ends when it was not used for so many hours, or for the longer time of the policy,
 * unless it has ended already.
 */
export async function planQuietEnd(
  tx: Tx,
  actor: Actor,
  of: { app: { id: string; name: string }; secretId: string; quietHours: number },
): Promise<void> {
  const { app, secretId: oldSecretId } = of
  const secret = await findSecret(tx, app.id, oldSecretId)
  const hasEnded =
    !secret || secret.slot === null || (secret.expiresAt && secret.expiresAt <= now())
  if (hasEnded) return
  const { organizationId } = actor
  const policy = await findPolicyOfApp(tx, { organizationId, appId: app.id })
  const quietHours = Math.max(of.quietHours, policy.secretNoticeHours)
  const old = { oldSecretId, oldEnds: 'quiet', quietHours, force: false } as const
  await endOldSecret(tx, actor, { app, old })
}
