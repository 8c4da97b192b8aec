import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { authorizeApp } from '../authorize-app'
import type { OwnerOffer } from './owner-offer'
import { findOffer } from './store'

/** To whom the app is offered; null if to nobody. Refuses with `not_found` when the actor may not see it. */
export async function findOwnerOffer(actor: Actor, appId: string): Promise<OwnerOffer | null> {
  await authorizeApp(db(), actor, appId, 'read')
  return findOffer(db(), appId, now())
}
