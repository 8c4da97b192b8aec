import type { Actor } from '@/lib/actor'
import { authorizeApp } from '@/lib/apps/authorize-app'
import { db } from '@/lib/db/client'
import type { DeliveryTargetView } from './delivery-target'
import { findTargets } from './store'
import { viewTarget } from './view-target'

/** The delivery targets of the app, the oldest first. Refuses with `not_found`. */
export async function listTargets(actor: Actor, appId: string): Promise<DeliveryTargetView[]> {
  await authorizeApp(db(), actor, appId, 'read')
  return (await findTargets(db(), appId)).map(viewTarget)
}
