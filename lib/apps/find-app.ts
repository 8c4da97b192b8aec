import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { AppView } from './app'
import { authorizeApp } from './authorize-app'
import { viewApp } from './view-app'

/**
 * One app as the actor may see it, also a deleted one as long as it can be restored. Refuses with
 * `not_found`.
 */
export async function findApp(actor: Actor, appId: string): Promise<AppView> {
  return viewApp(db(), actor, await authorizeApp(db(), actor, appId, 'read'))
}
