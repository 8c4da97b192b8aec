import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { AppKeyUseView } from './app-key'
import * as store from './store'

/**
 * When the keys at the app's present JWKS address were last used; null when they never were, or
 * when it publishes none. Refuses with `not_found`.
 */
export async function findPublishedKeysUse(
  actor: Actor,
  appId: string,
): Promise<AppKeyUseView | null> {
  await authorizeApp(db(), actor, appId, 'read')
  return store.findPublishedKeysUse(db(), appId)
}
