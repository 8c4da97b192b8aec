import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import { findOpenOffer } from './find-open-offer'
import type { OwnerOffer } from './owner-offer'

/** To whom the app is offered; null if to nobody. Refuses with `not_found` when the actor may not see it. */
export async function findOwnerOffer(actor: Actor, appId: string): Promise<OwnerOffer | null> {
  await authorizeApp(db(), actor, appId, 'read')
  return findOpenOffer(db(), appId)
}
