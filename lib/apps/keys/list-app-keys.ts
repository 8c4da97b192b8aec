import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { AppKeyView } from './app-key'
import { findKeys } from './store'
import { viewAppKey } from './view-app-key'

/** The public keys of the app, the newest first, each with its last use. Refuses with `not_found`. */
export async function listAppKeys(actor: Actor, appId: string): Promise<AppKeyView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  return (await findKeys(db(), appId)).map(viewAppKey)
}
