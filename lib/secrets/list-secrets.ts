import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isActive, type SecretView } from './secret'
import { findSecrets } from './store'
import { viewSecret } from './view-secret'

/**
 * All secrets of the app: the active ones first, the newest first among each. Refuses with
 * `not_found`. Support may read this: nothing in it opens anything.
 */
export async function listSecrets(actor: Actor, appId: string): Promise<SecretView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const at = now()
  const views = (await findSecrets(db(), appId)).map((record) => viewSecret(record, at))
  return views.toSorted((a, b) => Number(isActive(b, at)) - Number(isActive(a, at)))
}
