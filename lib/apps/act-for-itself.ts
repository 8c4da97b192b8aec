import type { Actor, Origin } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import type { Policy } from '@/lib/policies/policy'
import { findGrantedApp } from './store'

/** An app that acts for itself at the management API, and how far. */
export type ActingApp = {
  actor: Actor
  /** What an administrator has granted it, at this moment. */
  granted: ReadonlySet<string>
  policy: Pick<Policy, 'thirdPartyAccess' | 'selfRotation'>
}

/**
 * The app as an actor of its organization; null if it is not in service. It sees and changes what an
 * administrator does, as far as it is granted: whoever calls this asks for the grant first. It has
 * proven itself by its credentials.
 */
export async function actForItself(appId: string, origin: Origin): Promise<ActingApp | null> {
  const app = await findGrantedApp(db(), appId)
  if (!app) return null
  const { organizationId, name: personName, managementScopes } = app
  const whose = { organizationId, appId }
  const { thirdPartyAccess, selfRotation } = await findPolicyOfApp(db(), whose)
  const actor: Actor = {
    personId: appId,
    personName,
    organizationId,
    role: 'administrator',
    provenAt: now(),
    origin,
    through: { appId, ofItself: managementScopes },
  }
  return { actor, granted: new Set(managementScopes), policy: { thirdPartyAccess, selfRotation } }
}
