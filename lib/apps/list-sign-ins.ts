import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import type { LastSignIn } from './app'
import { authorizeApp } from './authorize-app'
import { findSignIns } from './store'

/**
 * When the app last got a code for a person that was bound by PKCE, by a nonce, or by neither; the
 * latest first. Refuses with `not_found`.
 */
export async function listSignIns(actor: Actor, appId: string): Promise<LastSignIn[]> {
  const { id } = await authorizeApp(db(), actor, appId, 'read')
  return findSignIns(db(), id)
}
