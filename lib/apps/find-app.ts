import type { Actor } from '@/lib/actor'
import { Refusal } from '@/lib/errors'
import { type AppView, isAppId } from './app'
import { mayRead } from './authorize-app'
import { viewOf } from './view-app'
import { findAppWithPeople } from './view-store'

/**
 * One app as the actor may see it, also a deleted one as long as it can be restored. Refuses with
 * `not_found`.
 */
export async function findApp(actor: Actor, appId: string): Promise<AppView> {
  if (!isAppId(appId)) throw new Refusal('not_found', 'not the id of an app')
  const found = await findAppWithPeople(actor.organizationId, appId)
  if (!found || !mayRead(actor, found.record)) throw new Refusal('not_found', `app ${appId}`)
  return viewOf(actor, found)
}
