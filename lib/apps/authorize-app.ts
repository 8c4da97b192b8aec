import type { Actor } from '@/lib/actor'
import { isAppOfPerson } from '@/lib/apis/is-app-of-person'
import type { Tx } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { isAppId } from './app'
import { type AppRecord, findAppOf, lockApp } from './store'

/** Whether the actor sees the app. A member of an app may do what its owner may. */
export function mayRead(actor: Actor, app: AppRecord): boolean {
  return actor.role !== 'developer' || isAppOfPerson(app, actor.personId)
}

/** Whether this role may change the apps that it sees. */
export function mayChangeApps(actor: Actor): boolean {
  return actor.role !== 'support'
}

/**
 * Answers the app after it has checked that the actor may read or change it. With `change` its row
 * stays locked until the transaction ends, so that changes of one app and its secrets happen one
 * after another. Refuses with `not_found` if the actor may not see the app, and with `forbidden` if
 * the actor may see it but not change it, also where an app for itself would gain by it.
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
  if (purpose === 'change') refuseMorePowerful(actor, app)
  return app
}

/**
 * An app that acts for itself could take the place of one whose secrets or keys it changes. So it does not
 * change one that is granted more at the management API than itself.
 */
function refuseMorePowerful({ through }: Actor, { id, managementScopes }: AppRecord): void {
  const own = through?.ofItself
  if (!own || managementScopes.every((scope) => own.includes(scope))) return
  throw new Refusal('forbidden', `app ${id} is granted more than app ${through?.appId}`)
}

/** Refuses with `app_deleted`: a deleted app must be restored before it is changed. */
export function refuseDeleted(app: AppRecord): void {
  if (app.deletedAt) throw new Refusal('app_deleted', `app ${app.id}`)
}
