import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import { limitsOf, type SecretLimits } from './secret-limits'

/** What the policy says of the new secrets of an app. Refuses with `not_found`. */
export async function findLimits(actor: Actor, appId: string): Promise<SecretLimits> {
  const { organizationId } = await authorizeApp(db(), actor, appId, 'read')
  return limitsOf(await findPolicyOfApp(db(), { organizationId, appId }))
}
