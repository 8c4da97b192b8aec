import type { Origin } from '@/lib/actor'
import { keepsSecret } from '@/lib/apps/auth-method'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { ownerAsActor } from '@/lib/apps/owner-as-actor'
import { findAppOfProgram } from '@/lib/apps/programs/find-app-of-program'
import { now } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { findPolicyOfApp } from '@/lib/policies/find-policy'
import type { IssuedSecret } from './place-secret'
import { placeProgramSecret } from './program-secret'
import { retireExpired } from './retire-expired'
import { findFreeSlot, findNewestSecret } from './store'
import { viewSecret } from './view-secret'

/**
 * A new secret for an app that a program has registered, if its newest one has expired or soon does,
 * or if it never had one (RFC 7592 §2.2: an answer may carry a new one). The old one works to its
 * end. Null if none is due, if the policy allows no new secrets, if somebody has revoked or paused the newest one, if both slots are taken, and for
 * an app that keeps no secret.
 */
export async function renewForProgram(appId: string, origin: Origin): Promise<IssuedSecret | null> {
  const app = await findAppOfProgram(appId)
  if (!app || !keepsSecret(app)) return null
  const actor = await ownerAsActor(db(), app, origin)
  return inTransaction(async (tx) => {
    await authorizeApp(tx, actor, appId, 'change')
    await retireExpired(tx, appId)
    const whose = { organizationId: actor.organizationId, appId }
    if (!(await findPolicyOfApp(tx, whose)).secretsAllowed) return null
    const newest = await findNewestSecret(tx, appId)
    const isDue = !newest || ['expiring', 'expired'].includes(viewSecret(newest, now()).status)
    const slot = isDue && (await findFreeSlot(tx, appId))
    if (!slot) return null
    return placeProgramSecret(tx, actor, { appId, slot, name: 'Renewed by registration' })
  })
}
