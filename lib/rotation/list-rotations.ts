import type { Actor } from '@/lib/actor'
import { authorizeApp, mayChangeApps } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import type { RotationView } from './rotation-record'
import { findRotations } from './store'
import { viewRotations } from './view-rotations'

/**
 * The rotations of the app, the newest first, at most `ROTATIONS_LISTED_MAX`; a new one is there within ten
 * seconds. Who may only read gets no sealed value. Refuses with `not_found`.
 */
export async function listRotations(actor: Actor, appId: string): Promise<RotationView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  const views = await viewRotations(db(), await findRotations(db(), appId))
  return mayChangeApps(actor) ? views : views.map((view) => ({ ...view, jwe: null }))
}
