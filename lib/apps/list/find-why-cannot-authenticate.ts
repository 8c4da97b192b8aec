import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import { type WhyCannotAuthenticate, whyCannotAuthenticate } from '../cannot-authenticate'
import { findCredentials } from './store'

/**
 * Why the app cannot authenticate although it has to; null when it can, as a row of the list says.
 * Refuses with `not_found`.
 */
export async function findWhyCannotAuthenticate(
  actor: Actor,
  appId: string,
): Promise<WhyCannotAuthenticate | null> {
  await authorizeApp(db(), actor, appId, 'read')
  const credentials = await findCredentials(db(), appId)
  return credentials && whyCannotAuthenticate(credentials)
}
