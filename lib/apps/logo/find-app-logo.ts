import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/errors'
import { authorizeApp } from '../authorize-app'
import { findLogo } from './store'

/** The app's logo, a PNG that we encoded. Refuses with `not_found`, also when there is none. */
export async function findAppLogo(
  actor: Actor,
  appId: string,
): Promise<{ png: Uint8Array; updatedAt: Date }> {
  await authorizeApp(db(), actor, appId, 'read')
  const logo = await findLogo(db(), appId)
  if (!logo) throw new Refusal('not_found', `logo of app ${appId}`)
  return logo
}
