import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { AppKeyUseView } from './app-key'
import * as store from './store'

/**
 * When the keys that the app publishes itself were last used, since it has its present address of
 * them; null when they were not, or it publishes none. Refuses with `not_found`.
 */
export async function findPublishedKeysUse(
  actor: Actor,
  appId: string,
): Promise<AppKeyUseView | null> {
  await authorizeApp(db(), actor, appId, 'read')
  return store.findPublishedKeysUse(db(), appId)
}
