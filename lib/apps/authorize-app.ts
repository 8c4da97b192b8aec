import type { Actor } from '@/lib/actor'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isAppId } from './app'
import { type AppRecord, findAppOf, lockApp } from './store'

/** A member of an app may do what its owner may: they are one team. */
function mayRead(actor: Actor, app: AppRecord): boolean {
  if (actor.role === 'developer') {
    return app.ownerId === actor.personId || app.members.some((m) => m.personId === actor.personId)
  }
  // A deleted app is there only for those who could restore it.
  return actor.role === 'administrator' || app.deletedAt === null
}

/** Whether this role may change the apps it sees. */
export function mayChangeApps(actor: Actor): boolean {
  return actor.role !== 'support'
}

/**
 * The app, once the actor is known to be allowed what is asked. For `change` its row stays locked
 * until the transaction ends, so that changes of one app and its secrets happen one after another.
 * Refuses with `not_found` who may not see it, and with `forbidden` who may see but not change it.
 */
export async function authorizeApp(
  tx: Tx,
  actor: Actor,
  appId: string,
  purpose: 'read' | 'change',
): Promise<AppRecord> {
  if (!isAppId(appId)) throw new Refusal('not_found', 'not the id of an app')
  if (purpose === 'change' && mayChangeApps(actor)) {
    await lockApp(tx, actor.organizationId, appId)
  }
  const app = await findAppOf(tx, actor.organizationId, appId)
  if (!app || !mayRead(actor, app)) throw new Refusal('not_found', `app ${appId}`)
  if (purpose === 'change' && !mayChangeApps(actor)) {
    throw new Refusal('forbidden', `${actor.role} may not change app ${appId}`)
  }
  return app
}

/** Refuses with `app_deleted`: a deleted app is restored first, then changed. */
export function refuseDeleted(app: AppRecord): void {
  if (app.deletedAt) throw new Refusal('app_deleted', `app ${app.id}`)
}
